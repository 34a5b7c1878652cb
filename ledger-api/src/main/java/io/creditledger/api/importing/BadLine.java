package io.creditledger.api.importing;

/**
 * A row that was not imported.
 *
 * @param line line of the file on which it begins, from 1
 * @param problem what was wrong with which value
 * @param text the row as it was read
 */
public record BadLine(long line, String problem, String text) {}
