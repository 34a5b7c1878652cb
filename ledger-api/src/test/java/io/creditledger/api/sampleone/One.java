package io.creditledger.api.sampleone;

import io.creditledger.api.sampletwo.Two;

/** Half of a circle, to show that the rule against circles notices. */
public record One(Two other) {}
