package io.creditledger.api.server;

import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import io.creditledger.api.problem.ProblemWriter;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the container answers with when it refuses a request itself. */
@Hidden
@RestController
public class ErrorPage implements ErrorController {
    private final ProblemWriter writer;

    public ErrorPage(ProblemWriter writer) {
        this.writer = writer;
    }

    @RequestMapping("/error")
    public void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        writer.write(request, response, problem(status instanceof Integer code ? code : 404));
    }

    /** The problem that a status of the container's own means. */
    static Problem problem(int status) {
        if (status >= 500) {
            return Problem.of(ProblemType.APP, "Something went wrong here.");
        }
        return status == 404
                ? Problem.notFound("The resource")
                : Problem.of(ProblemType.INVALID_REQUEST, "The request cannot be understood.");
    }
}
