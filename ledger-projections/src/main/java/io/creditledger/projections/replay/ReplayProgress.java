package io.creditledger.projections.replay;

/** Told now and then how far a walk through the book has come. */
@FunctionalInterface
public interface ReplayProgress {
    /** Nobody wants to know. */
    ReplayProgress NONE = (position, head, perSecond) -> {};

    /**
     * @param position events done
     * @param head events there are
     * @param perSecond events per second since the beginning
     */
    void at(long position, long head, long perSecond);
}
