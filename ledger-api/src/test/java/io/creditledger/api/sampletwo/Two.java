package io.creditledger.api.sampletwo;

import io.creditledger.api.sampleone.One;

/** Half of a circle, to show that the rule against circles notices. */
public record Two(One other) {}
