package io.creditledger.projections.usage;

import io.creditledger.core.account.Note;
import io.creditledger.core.account.Usage;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.Times;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Usage of one kind summed up, in the order it was recorded. */
final class UsageSum {
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,18}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,12})?");
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    Credits credits = Credits.ZERO;
    long count;
    BigInteger inputTokens = BigInteger.ZERO;
    BigInteger outputTokens = BigInteger.ZERO;
    BigInteger spanCount = BigInteger.ZERO;

    @Nullable
    BigDecimal storageGb;

    long firstSeq;
    long lastSeq;
    Instant firstAt = Times.MAX;
    Instant lastAt = Times.MIN;

    /** When a usage happened: by its own word, or when it was decided. */
    static Instant time(Usage usage, Instant decidedAt) {
        return Times.within(usage.occurredAt() == null ? decidedAt : usage.occurredAt());
    }

    static LocalDate day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** Adds a decrement or capture. Metadata that is no number counts as absent: no rule looked at it before. */
    void add(long seq, Instant time, Credits amount, Usage usage, Note note) {
        firstSeq = count == 0 ? seq : firstSeq;
        lastSeq = seq;
        firstAt = time.isBefore(firstAt) ? time : firstAt;
        lastAt = time.isAfter(lastAt) ? time : lastAt;
        credits = credits.plus(amount);
        count++;
        inputTokens = inputTokens.add(number(usage.inputTokens()));
        outputTokens = outputTokens.add(number(usage.outputTokens()));
        String spans = note.metadata().get("span_count");
        if (spans != null && COUNT.matcher(spans).matches()) {
            spanCount = spanCount.add(new BigInteger(spans));
        }
        String storage = note.metadata().get("storage_gb");
        if (storage != null && AMOUNT.matcher(storage).matches()) {
            storageGb = new BigDecimal(storage);
        }
    }

    /** The sum for a reader; sums past 63 bits show as the number at that end. */
    UsageView view(LocalDate day, String kind) {
        BigDecimal storage = storageGb == null ? BigDecimal.ZERO : new Credits(storageGb).value();
        return new UsageView(
                day, kind, credits, count, capped(inputTokens), capped(outputTokens), capped(spanCount), storage);
    }

    private static long capped(BigInteger sum) {
        return sum.max(LONG_MIN).min(LONG_MAX).longValueExact();
    }

    private static BigInteger number(@Nullable Long tokens) {
        return tokens == null ? BigInteger.ZERO : BigInteger.valueOf(tokens);
    }
}
