package io.creditledger.projections;

/** An event came twice or one is missing: the view must stop rather than show a wrong sum. */
public final class SequenceBroken extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what whose numbers are broken: a stream, or a tier or statement in it
     * @param expected number that had to come next
     * @param found number that came
     */
    public SequenceBroken(String what, long expected, long found) {
        super(what + ": expected number " + expected + " next, found " + found
                + (found < expected ? " (applied before)" : " (something is missing)"));
    }
}
