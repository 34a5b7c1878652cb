package io.creditledger.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Finds where an HTTP/1.1 response ends, however its bytes arrive; looks at nothing else but its status. */
final class ResponseReader {
    private static final int MAX_HEAD = 16_384;
    private static final String LENGTH = "\r\ncontent-length:";
    private static final String CHUNKED = "\r\ntransfer-encoding: chunked";

    private enum Part {
        HEAD,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        END
    }

    private final byte[] head = new byte[MAX_HEAD];
    private Part part = Part.HEAD;
    private int length;
    private long left;
    private int status;

    /** Takes bytes of one response; true when it is complete. */
    boolean take(ByteBuffer bytes) {
        while (part != Part.END && bytes.hasRemaining()) {
            switch (part) {
                case HEAD -> takeHead(bytes.get());
                case CHUNK_SIZE -> takeSize(bytes.get());
                case BODY, CHUNK -> skip(bytes);
                case END -> throw new IllegalStateException("the response is complete");
            }
        }
        return part == Part.END;
    }

    /** Begins the next response. */
    void next() {
        part = Part.HEAD;
        length = 0;
    }

    int status() {
        return status;
    }

    private void takeHead(byte b) {
        head[length++] = b;
        if (b != '\n' || length < 4 || head[length - 3] != '\n') {
            return;
        }
        String text = new String(head, 0, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        status = Integer.parseInt(text, 9, 12, 10);
        length = 0;
        if (text.contains(CHUNKED)) {
            part = Part.CHUNK_SIZE;
            return;
        }
        int at = text.indexOf(LENGTH);
        left = at < 0
                ? 0
                : Long.parseLong(text.substring(at + LENGTH.length(), text.indexOf('\r', at + 2))
                        .strip());
        part = left == 0 ? Part.END : Part.BODY;
    }

    private void takeSize(byte b) {
        head[length++] = b;
        if (b == '\n') {
            long size = Long.parseLong(new String(head, 0, length, StandardCharsets.ISO_8859_1).strip(), 16);
            length = 0;
            left = size + 2; // the line end behind the chunk
            part = size == 0 ? Part.BODY : Part.CHUNK;
        }
    }

    private void skip(ByteBuffer bytes) {
        int count = (int) Math.min(left, bytes.remaining());
        bytes.position(bytes.position() + count);
        left -= count;
        if (left == 0) {
            part = part == Part.CHUNK ? Part.CHUNK_SIZE : Part.END;
        }
    }
}
