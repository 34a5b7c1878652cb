package io.creditledger.core.sampletwo;

import io.creditledger.core.sampleone.One;

/** Half of a circle, to show that the rule against circles notices. */
public record Two(One other) {}
