package io.creditledger.api.problem;

/** A failure of another party's that knows how it is answered. */
public interface Explained {
    /** The answer. */
    Problem problem();
}
