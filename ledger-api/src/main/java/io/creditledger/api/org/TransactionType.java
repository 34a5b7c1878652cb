package io.creditledger.api.org;

import io.creditledger.projections.transaction.EntryType;
import io.creditledger.projections.transaction.TransactionFilter.Pattern;
import io.creditledger.projections.transaction.TransactionView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The organization dialect's sorts of transaction, each with the statement lines that are of it. */
enum TransactionType {
    PURCHASE(lines(EntryType.PURCHASE, "auto_refill")),
    AUTO_REFILL(List.of(new Pattern(EntryType.PURCHASE, "auto_refill", List.of()))),
    USAGE(used(null, Kinds.OWN)),
    INFERENCE(used("inference", List.of())),
    SPAN_INGESTION(used("span_ingestion", List.of())),
    STORAGE(used("storage", List.of())),
    SIGNUP_ALLOCATION(List.of(new Pattern(EntryType.GRANT, "signup", List.of()))),
    REFUND(lines(EntryType.REVERSAL)),
    ADMIN_ADJUSTMENT(Stream.of(
                    lines(EntryType.GRANT, "signup"),
                    lines(EntryType.ORDER),
                    lines(EntryType.EXPIRY),
                    lines(EntryType.VOID),
                    lines(EntryType.EXPIRY_CHANGE),
                    lines(EntryType.AMENDMENT),
                    lines(EntryType.REINSTATEMENT))
            .flatMap(List::stream)
            .toList()),
    WEB_SEARCH(used("web_search", List.of()));

    /** Usage kinds that have a sort of their own; all others are {@link #USAGE}. */
    private static final class Kinds {
        static final List<String> OWN = List.of("inference", "span_ingestion", "storage", "web_search");
    }

    private static final Map<String, TransactionType> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(TransactionType::text, Function.identity()));

    private final List<Pattern> patterns;

    TransactionType(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /** The lines that are of this sort. */
    List<Pattern> patterns() {
        return patterns;
    }

    /** The name in JSON. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The sort with this name; null: none. */
    static @Nullable TransactionType named(String text) {
        return BY_NAME.get(text);
    }

    /** The sort of a statement line. */
    static TransactionType of(TransactionView view) {
        return switch (view.type()) {
            case PURCHASE -> view.kind().equals("auto_refill") ? AUTO_REFILL : PURCHASE;
            case GRANT -> view.kind().equals("signup") ? SIGNUP_ALLOCATION : ADMIN_ADJUSTMENT;
            case DECREMENT, CAPTURE ->
                Kinds.OWN.contains(view.kind()) ? valueOf(view.kind().toUpperCase(Locale.ROOT)) : USAGE;
            case REVERSAL -> REFUND;
            case ORDER, EXPIRY, VOID, EXPIRY_CHANGE, AMENDMENT, REINSTATEMENT -> ADMIN_ADJUSTMENT;
        };
    }

    private static List<Pattern> lines(EntryType type, String... excludedKinds) {
        return List.of(new Pattern(type, null, List.of(excludedKinds)));
    }

    private static List<Pattern> used(@Nullable String kind, List<String> excludedKinds) {
        return List.of(
                new Pattern(EntryType.DECREMENT, kind, excludedKinds),
                new Pattern(EntryType.CAPTURE, kind, excludedKinds));
    }
}
