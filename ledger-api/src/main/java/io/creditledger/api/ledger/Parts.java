package io.creditledger.api.ledger;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Call;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.Usage;
import java.util.regex.Pattern;

/** Groups of fields that several bodies share. */
final class Parts {
    private static final Pattern KIND = Pattern.compile(Usage.KIND);
    private static final String DEFAULT_KIND = "usage";

    private Parts() {}

    /** The account that the body's {@code account} names. */
    static AccountId account(Call call, Fields fields) {
        String text = fields.text("account", 400);
        try {
            return AccountId.parse(call.tenant(), text);
        } catch (IllegalArgumentException e) {
            fields.error("account", "is none: " + e.getMessage() + ".", "account_parsing");
            throw fields.refused();
        }
    }

    /** {@code reason}, {@code reference} and {@code metadata}. */
    static Note note(Fields fields) {
        return new Note(
                fields.optionalText("reason", Fields.MAX_TEXT),
                fields.optionalText("reference", Fields.MAX_REFERENCE),
                fields.metadata("metadata"));
    }

    /**
     * {@code kind}, {@code model}, {@code input_tokens}, {@code output_tokens}, {@code occurred_at} and {@code member}.
     */
    static Usage usage(Fields fields) {
        String kind = fields.optionalText("kind", 64);
        if (kind != null && !KIND.matcher(kind).matches()) {
            fields.error("kind", "must match " + Usage.KIND + ", got '" + kind + "'.", "pattern");
        }
        return new Usage(
                kind == null ? DEFAULT_KIND : kind,
                fields.optionalText("model", Fields.MAX_MODEL),
                fields.optionalWhole("input_tokens", 0, Long.MAX_VALUE / 1_000_000),
                fields.optionalWhole("output_tokens", 0, Long.MAX_VALUE / 1_000_000),
                fields.optionalTime("occurred_at"),
                fields.optionalUuid("member"));
    }
}
