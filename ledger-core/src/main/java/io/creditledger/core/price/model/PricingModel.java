package io.creditledger.core.price.model;

import java.util.List;

/**
 * How an amount follows from usage. The published configuration of a model is its components, under the names that
 * {@link ModelTypes} lists.
 */
public sealed interface PricingModel permits QuantityModel, EventModel, MatrixModel, GroupModel, CompositeModel {
    /** The properties of usage that the amount depends on; usage may be summed up over all others. */
    List<String> properties();

    /** Whether each event is rated by itself, in the order of events, so that usage must not be summed up at all. */
    default boolean perEvent() {
        return false;
    }

    /**
     * Whether more usage never costs less, so that credits can be drawn as usage comes: for usage so far and then,
     * {@code rate(then) − rate(so far)} is never negative. Not so for bulk and its kin, whose rate falls for all units.
     */
    default boolean drawable() {
        return true;
    }

    /** Everything that is wrong with this configuration, with paths as published; empty: nothing. */
    default List<Flaw> flaws() {
        return Flaws.of(this::check);
    }

    /** Reports what is wrong. */
    void check(Flaws flaws);
}
