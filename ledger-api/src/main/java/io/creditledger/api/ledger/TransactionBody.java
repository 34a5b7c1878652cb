package io.creditledger.api.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement line as the native API writes it. Everything but the funding of its draws comes from the event alone, so
 * a replayed answer is the same for ever.
 *
 * @param id identity of the transaction
 * @param account whose
 * @param position position of its event
 * @param entry number of the line in the account
 * @param type what sort of line, lower case
 * @param kind usage kind of a decrement or capture, source of a grant or purchase, otherwise the type
 * @param amount what it adds to the balance; negative out
 * @param balance after it
 * @param debt what it adds to the account's debt; negative: repaid or cancelled
 * @param createdAt when it was decided
 * @param of the transaction that it undoes
 * @param hold the hold it captures
 * @param draws what was taken from, or put back into, which block
 * @param blocks blocks that it made
 * @param usage what for, of a decrement or capture
 * @param metered how usage became the amount, of a decrement that named a price
 * @param quantityReturned usage that no longer counts in its billing period, of an amendment of such a decrement
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record TransactionBody(
        UUID id,
        String account,
        long position,
        long entry,
        String type,
        String kind,
        Credits amount,
        Credits balance,
        Credits debt,
        @JsonProperty("created_at") Instant createdAt,
        @Nullable UUID of,
        @Nullable UUID hold,
        List<DrawBody> draws,
        List<TermsBody> blocks,
        @Nullable UsageBody usage,
        @Nullable MeteredBody metered,
        @JsonProperty("quantity_returned") @Nullable String quantityReturned,
        @Nullable String offer,
        @Nullable String payment,
        @Nullable String reason,
        @Nullable String reference,
        Map<String, String> metadata) {}
