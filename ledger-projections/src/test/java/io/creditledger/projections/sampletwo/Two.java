package io.creditledger.projections.sampletwo;

import io.creditledger.projections.sampleone.One;

/** Half of a circle, to show that the rule against circles notices. */
public record Two(One other) {}
