package io.creditledger.api.ledger;

import io.creditledger.api.call.Views;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Scope;
import io.creditledger.projections.ViewProgress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far the views have come. */
@RestController
@RequestMapping("/api/ledger/v1/views")
@Tag(name = "Views")
public class ViewOperations {
    /** A view shows every event up to {@code position}. */
    record ViewBody(String view, long position) {}

    private final ViewProgress progress;

    public ViewOperations(ViewProgress progress) {
        this.progress = progress;
    }

    @Operation(operationId = "listViews", summary = "How far each view has come")
    @Needs(Scope.READ)
    @GetMapping
    public List<ViewBody> list() {
        return Views.ALL.stream()
                .map(view -> new ViewBody(view, progress.position(view)))
                .toList();
    }
}
