package io.creditledger.api.server;

import io.creditledger.api.server.Readiness.HealthBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the process lives, and whether it can work. */
@RestController
@Tag(name = "Health")
class HealthOperations {
    private final Readiness readiness;

    HealthOperations(Readiness readiness) {
        this.readiness = readiness;
    }

    @Operation(operationId = "livez", summary = "Whether the process lives")
    @GetMapping("/livez")
    public Map<String, String> live() {
        return Map.of("status", "UP");
    }

    @Operation(
            operationId = "readyz",
            summary = "Whether the node can append and is not stopping; how far the views are is for information")
    @ApiResponse(responseCode = "200", description = "It can", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "503", description = "It cannot, for the reason given", useReturnTypeSchema = true)
    @GetMapping("/readyz")
    public ResponseEntity<HealthBody> ready() {
        HealthBody body = readiness.look();
        return ResponseEntity.status(body.up() ? 200 : 503).body(body);
    }
}
