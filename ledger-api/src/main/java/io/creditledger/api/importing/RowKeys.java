package io.creditledger.api.importing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Idempotency keys of rows: from the row's content, the account and the source's name, with a count for rows that say
 * the same. So a second run finds every row done, a file that has grown adds only what is new, and lines may move.
 */
final class RowKeys {
    private static final int KEY_BYTES = 16;

    private final String source;
    private final String account;
    private final Map<Long, Integer> seen = new HashMap<>();
    private final MessageDigest digest;

    /**
     * @param source what the rows belong to; two sources may hold the same row and mean two usages
     * @param account stream of the account that pays
     */
    RowKeys(String source, String account) {
        this.source = source;
        this.account = account;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Key of the next row with these fields. */
    String of(List<String> fields) {
        add(source);
        add(account);
        fields.forEach(this::add);
        byte[] hash = digest.digest();
        int occurrence = seen.merge(ByteBuffer.wrap(hash).getLong(), 1, Integer::sum);
        return "import:" + HexFormat.of().formatHex(hash, 0, KEY_BYTES) + ":" + occurrence;
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
