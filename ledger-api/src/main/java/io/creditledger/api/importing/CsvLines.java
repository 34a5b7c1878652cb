package io.creditledger.api.importing;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a CSV file, one record each: a field cannot hold a line break, so a stray quote spoils its own line
 * only. Empty lines are passed over. UTF-8, or what a byte order mark says.
 */
final class CsvLines implements Closeable {
    /** Characters of a line; the rest of a longer one is not kept. */
    static final int MAX_LINE = 1 << 20;

    /** Characters kept of a line that is too long. */
    private static final int KEPT = 1_000;

    private static final int END = -1;

    private final BufferedReader reader;
    private long number;

    /**
     * A line.
     *
     * @param number in the file, from 1
     * @param text what it says, without its end
     * @param tooLong whether the text was cut, because the line has more than {@link #MAX_LINE} characters
     */
    record Line(long number, String text, boolean tooLong) {}

    private CsvLines(BufferedReader reader) {
        this.reader = reader;
    }

    /** @throws IOException when the file cannot be read */
    static CsvLines open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        try {
            return new CsvLines(new BufferedReader(new InputStreamReader(bytes, charset(bytes))));
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /** The next line that is not empty; null at the end. */
    @Nullable
    Line next() throws IOException {
        StringBuilder text = new StringBuilder();
        while (true) {
            int end = read(text);
            if (end == END && text.isEmpty()) {
                return null;
            }
            number++;
            if (text.length() > MAX_LINE) {
                return new Line(number, text.substring(0, KEPT), true);
            }
            if (!text.isEmpty()) {
                return new Line(number, text.toString(), false);
            }
        }
    }

    /** Reads up to the end of the line, whatever its length; returns the character that ended it. */
    private int read(StringBuilder text) throws IOException {
        while (true) {
            int next = reader.read();
            if (next == '\r') {
                reader.mark(1);
                if (reader.read() != '\n') {
                    reader.reset();
                }
            }
            if (next == END || next == '\n' || next == '\r') {
                return next;
            }
            if (text.length() <= MAX_LINE) {
                text.append((char) next);
            }
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** By the byte order mark; that of UTF-8 is taken away here, those of the others by their decoders. */
    private static Charset charset(InputStream bytes) throws IOException {
        bytes.mark(4);
        int mark = 0;
        for (byte next : bytes.readNBytes(3)) {
            mark = mark << Byte.SIZE | Byte.toUnsignedInt(next);
        }
        if (mark == 0xEFBBBF) {
            return StandardCharsets.UTF_8;
        }
        bytes.reset();
        int two = mark >>> Byte.SIZE;
        return two == 0xFEFF || two == 0xFFFE ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }
}
