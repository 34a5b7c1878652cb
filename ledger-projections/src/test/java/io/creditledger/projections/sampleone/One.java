package io.creditledger.projections.sampleone;

import io.creditledger.projections.sampletwo.Two;

/** Half of a circle, to show that the rule against circles notices. */
public record One(Two other) {}
