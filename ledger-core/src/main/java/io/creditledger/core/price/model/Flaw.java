package io.creditledger.core.price.model;

/**
 * What is wrong with one place of a configuration.
 *
 * @param path such as {@code tiers[1].unit_amount}
 * @param message a sentence for humans
 */
public record Flaw(String path, String message) {}
