package io.creditledger.bench.torture.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object, read without any class of the ledger. What is absent is empty, false, zero or long ago. */
public record Tree(Map<?, ?> fields) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** @throws IllegalArgumentException when the text is no JSON object */
    public static Tree parse(byte[] json) {
        Object value = json.length == 0 ? Map.of() : MAPPER.readValue(json, Object.class);
        return of(value);
    }

    /** The text of a value made of maps, lists and scalars. */
    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    public static Tree of(@Nullable Object value) {
        return switch (value) {
            case null -> new Tree(Map.of());
            case Map<?, ?> map -> new Tree(map);
            default -> throw new IllegalArgumentException("no JSON object: " + value);
        };
    }

    public boolean has(String name) {
        return fields.get(name) != null;
    }

    public @Nullable String text(String name) {
        Object value = fields.get(name);
        return value == null ? null : value.toString();
    }

    public @Nullable UUID uuid(String name) {
        String text = text(name);
        return text == null ? null : UUID.fromString(text);
    }

    public UUID requiredUuid(String name) {
        UUID uuid = uuid(name);
        if (uuid == null) {
            throw new IllegalArgumentException("no " + name + " in " + fields);
        }
        return uuid;
    }

    public BigDecimal amount(String name) {
        String text = text(name);
        return text == null ? BigDecimal.ZERO : new BigDecimal(text);
    }

    public long whole(String name) {
        String text = text(name);
        return text == null ? 0 : Long.parseLong(text);
    }

    public Instant time(String name) {
        String text = text(name);
        return text == null ? Instant.EPOCH : Instant.parse(text);
    }

    public boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    public Tree tree(String name) {
        return of(fields.get(name));
    }

    public List<Tree> trees(String name) {
        return fields.get(name) instanceof List<?> list
                ? list.stream().map(Tree::of).toList()
                : List.of();
    }
}
