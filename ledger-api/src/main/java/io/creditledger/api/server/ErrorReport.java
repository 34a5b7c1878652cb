package io.creditledger.api.server;

import io.creditledger.api.problem.Dialect;
import io.creditledger.api.problem.Envelope;
import io.creditledger.api.problem.Problem;
import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Tomcat answers with when it refuses a request before it belongs to any application, such as one whose path is no
 * text: the envelope of the dialect instead of a page. Tomcat makes it by its name.
 */
public final class ErrorReport extends ErrorReportValve {
    private static final Log LOG = LogFactory.getLog(ErrorReport.class);
    private static final JsonMapper JSON = ApiJson.mapper();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Problem problem = ErrorPage.problem(response.getStatus());
        String path = String.valueOf(request.getRequestURI());
        Dialect dialect = Dialect.of(path);
        response.setStatus(Envelope.status(dialect, problem));
        try {
            response.setContentType("application/json");
            response.setCharacterEncoding("UTF-8");
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(JSON.writeValueAsString(Envelope.body(dialect, problem, path, "-")));
                response.finishResponse();
            }
        } catch (IOException e) {
            LOG.debug("the caller is gone", e);
        }
    }
}
