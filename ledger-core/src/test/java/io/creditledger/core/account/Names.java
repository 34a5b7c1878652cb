package io.creditledger.core.account;

import io.creditledger.core.decider.Ids;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Names that a table gives to what commands make. A block has the name of its command; further blocks of the same
 * command are {@code name.2}, {@code name.3}.
 */
final class Names {
    private final Map<String, UUID> commands = new LinkedHashMap<>();
    private final Map<UUID, String> names = new HashMap<>();

    UUID command(String name) {
        return commands.computeIfAbsent(name, this::named);
    }

    UUID block(String name) {
        int dot = name.indexOf('.');
        int number = dot < 0 ? 1 : Integer.parseInt(name.substring(dot + 1));
        UUID block = Ids.nth(command(dot < 0 ? name : name.substring(0, dot)), Granting.FIRST_BLOCK + number - 1);
        names.put(block, name);
        return block;
    }

    /** The name of an identity; with a number behind it for the second and later blocks of a command. */
    String of(UUID id) {
        if (names.containsKey(id)) {
            return names.get(id);
        }
        for (Map.Entry<String, UUID> command : commands.entrySet()) {
            for (int number = 1; number <= Limits.NEW_BLOCKS; number++) {
                if (Ids.nth(command.getValue(), Granting.FIRST_BLOCK + number - 1)
                        .equals(id)) {
                    return command.getKey() + (number == 1 ? "" : "." + number);
                }
            }
        }
        throw new IllegalArgumentException("nothing is named " + id);
    }

    /** The name of the command that an invoice is of. */
    String ofInvoice(UUID invoice) {
        for (Map.Entry<String, UUID> command : commands.entrySet()) {
            if (OpenInvoice.of(command.getValue()).equals(invoice)) {
                return command.getKey();
            }
        }
        throw new IllegalArgumentException("no invoice is " + invoice);
    }

    /** The name when the text is an identity, the text itself otherwise. */
    String plain(String text) {
        if (!text.matches("[0-9a-f]{8}-.*")) {
            return text;
        }
        UUID id = UUID.fromString(text);
        boolean invoice = commands.values().stream()
                .anyMatch(command -> OpenInvoice.of(command).equals(id));
        return invoice ? ofInvoice(id) : of(id);
    }

    private UUID named(String name) {
        UUID id = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + (commands.size() + 1) * 100_000L);
        names.put(id, name);
        return id;
    }
}
