package io.creditledger.projections.checks;

/**
 * Something that should not be.
 *
 * @param check name of the check that found it
 * @param position of the event it is about; 0 when it is about none
 * @param message what was expected and what is there
 */
public record Finding(String check, long position, String message) {}
