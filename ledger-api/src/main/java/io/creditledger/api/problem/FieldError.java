package io.creditledger.api.problem;

import java.util.List;

/**
 * What is wrong with one part of a request.
 *
 * @param loc where: {@code body}, {@code query}, {@code path} or {@code header}, then names and indexes
 * @param msg for humans, with the value that was refused
 * @param type stable machine name
 */
public record FieldError(List<Object> loc, String msg, String type) {
    public FieldError {
        loc = List.copyOf(loc);
    }
}
