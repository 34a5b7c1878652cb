package io.creditledger.api.ledger;

import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Scope;
import io.creditledger.projections.ViewStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the views are doing. */
@RestController
@RequestMapping("/api/ledger/v1/views")
@Tag(name = "Views")
public class ViewOperations {
    /**
     * A view shows every event up to {@code position}; {@code lag} events are still to come. One that has stopped
     * stands before an event that it cannot take, and tries it again now and then; why is in the log of the node that
     * folds it, because it may name another tenant's account.
     */
    record ViewBody(String view, long position, long lag, boolean stopped) {}

    private final Supplier<List<ViewStatus>> views;

    public ViewOperations(Supplier<List<ViewStatus>> views) {
        this.views = views;
    }

    @Operation(operationId = "listViews", summary = "How far each view has come, and whether it has stopped")
    @Needs(Scope.READ)
    @GetMapping
    public List<ViewBody> list() {
        return views.get().stream()
                .map(view -> new ViewBody(view.view(), view.position(), view.lag(), view.stopped()))
                .toList();
    }
}
