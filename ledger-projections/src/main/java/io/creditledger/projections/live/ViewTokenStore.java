package io.creditledger.projections.live;

import io.creditledger.projections.Projection;
import io.creditledger.projections.TokenTable;
import java.util.OptionalLong;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;

/**
 * Axon's token store on {@code ledger.view_token}, for the one segment of one view.
 *
 * <p>Axon stores the batch's last position before the batch is handled, in the batch's transaction. That update takes
 * the row's lock and checks that the view stands where this node left it, so a batch is applied once or not at all,
 * whoever else has claimed the view meanwhile.
 */
final class ViewTokenStore implements TokenStore {
    private final Projection projection;
    private final ViewState state;
    private final TokenTable tokens;
    private final String owner;

    ViewTokenStore(Projection projection, ViewState state, TokenTable tokens, String owner) {
        this.projection = projection;
        this.state = state;
        this.tokens = tokens;
        this.owner = owner;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        long from = state.position();
        if (token == null
                || !tokens.move(projection, owner, from, token.position().orElseThrow())) {
            throw new TokenMoved(projection.view(), from);
        }
    }

    @Override
    public TrackingToken fetchToken(String processor, int segment) {
        OptionalLong position = tokens.claim(projection, owner);
        if (position.isEmpty()) {
            state.released();
            throw taken();
        }
        state.claimed(position.getAsLong());
        return new GlobalSequenceTrackingToken(position.getAsLong());
    }

    @Override
    public void extendClaim(String processor, int segment) {
        if (!tokens.extend(projection, owner)) {
            state.released();
            throw taken();
        }
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        state.released();
        tokens.release(projection, owner);
    }

    @Override
    public int[] fetchSegments(String processor) {
        return new int[] {0};
    }

    private UnableToClaimTokenException taken() {
        return new UnableToClaimTokenException("view " + projection.view() + " is folded by another node");
    }
}
