package io.creditledger.api.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of the project.
 *
 * @param path from the project's root, with {@code /}
 * @param lines its text
 */
record SourceFile(String path, List<String> lines) {
    /** All Java sources of all modules. */
    static List<SourceFile> javaIn(Path root) throws IOException {
        try (Stream<Path> modules = Files.list(root)) {
            return modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(SourceFile::tree)
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(file -> read(root, file))
                    .toList();
        }
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
    }

    boolean isTest() {
        return path.contains("/src/test/");
    }

    String directory() {
        return path.substring(0, path.lastIndexOf('/'));
    }

    private static Stream<Path> tree(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceFile read(Path root, Path file) {
        try {
            String path = root.relativize(file).toString().replace('\\', '/');
            return new SourceFile(path, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
