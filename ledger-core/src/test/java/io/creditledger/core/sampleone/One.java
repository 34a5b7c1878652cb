package io.creditledger.core.sampleone;

import io.creditledger.core.sampletwo.Two;

/** Half of a circle, to show that the rule against circles notices. */
public record One(Two other) {}
