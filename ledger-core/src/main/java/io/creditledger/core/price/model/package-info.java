/**
 * The ways in which usage can be priced: one record per model type, its components named and ordered as the published
 * configuration of that type. Decimals are canonical ({@code money.Decimals}), rates in major units of the price's
 * currency per unit of usage.
 */
@NullMarked
package io.creditledger.core.price.model;

import org.jspecify.annotations.NullMarked;
