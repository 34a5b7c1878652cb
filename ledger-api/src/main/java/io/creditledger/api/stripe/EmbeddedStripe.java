package io.creditledger.api.stripe;

import io.creditledger.sandbox.SandboxSettings;
import io.creditledger.sandbox.StripeSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Stripe of the ledger's own, below its data directory, where nobody pays with real money. One process runs it;
 * others on the same directory use that one, for as long as it runs.
 */
public final class EmbeddedStripe implements AutoCloseable {
    /** Where it listens, so that its addresses stay the same; any free port when that one is taken. */
    static final int PORT = 12_111;

    private static final String NOTE = "reached";
    private static final int LOOKS = 100;

    private final @Nullable StripeSandbox own;
    private final StripeAccess access;
    private final String price;

    private EmbeddedStripe(@Nullable StripeSandbox own, StripeAccess access, String price) {
        this.own = own;
        this.access = access;
        this.price = price;
    }

    /**
     * Starts it, or finds the one that runs.
     *
     * @throws UncheckedIOException when the directory cannot be used
     */
    public static EmbeddedStripe open(Path directory) {
        try {
            Files.createDirectories(directory);
            StripeSandbox sandbox = started(directory.resolve("state"));
            return sandbox == null ? guest(directory) : host(sandbox, directory);
        } catch (IOException e) {
            throw new UncheckedIOException("the Stripe sandbox cannot use " + directory, e);
        }
    }

    /** One that runs, to be reached as {@code access} says; it is closed with this. */
    public static EmbeddedStripe of(StripeSandbox sandbox, StripeAccess access) {
        return new EmbeddedStripe(sandbox, access, Shelf.stocked(access));
    }

    private static @Nullable StripeSandbox started(Path state) {
        SandboxSettings settings = SandboxSettings.inMemory().withDirectory(state);
        try {
            return StripeSandbox.start(settings.withPort(PORT));
        } catch (UncheckedIOException taken) {
            return StripeSandbox.start(settings);
        } catch (IllegalStateException used) {
            return null; // by another process
        }
    }

    private static EmbeddedStripe host(StripeSandbox sandbox, Path directory) throws IOException {
        StripeAccess access = StripeAccess.of(sandbox.secretKey(), sandbox.baseUrl(), sandbox.webhookSecret());
        EmbeddedStripe stripe = of(sandbox, access);
        Path draft = directory.resolve(NOTE + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(draft, List.of(access.base(), access.key(), sandbox.webhookSecret(), stripe.price));
        Files.move(draft, directory.resolve(NOTE), StandardCopyOption.ATOMIC_MOVE);
        return stripe;
    }

    /** Whoever runs it may be about to write the note. */
    private static EmbeddedStripe guest(Path directory) throws IOException {
        Path file = directory.resolve(NOTE);
        for (int i = 0; i < LOOKS && !Files.exists(file); i++) {
            try {
                Thread.sleep(Duration.ofMillis(100));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        List<String> note = Files.readAllLines(file);
        return new EmbeddedStripe(null, StripeAccess.of(note.get(1), note.get(0), note.get(2)), note.get(3));
    }

    /** How it is reached. */
    public StripeAccess access() {
        return access;
    }

    /** The price of a bundle of credits that it was set up with. */
    public String price() {
        return price;
    }

    /** Sends its events here from now on; whoever runs it does, nobody else. */
    public void tell(String webhook) {
        if (own != null) {
            own.addWebhook(webhook);
        }
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
