/** Dialect 2, entity credit tiers: {@code /api/entities}, {@code /api/users}. */
@NullMarked
package io.creditledger.api.entity;

import org.jspecify.annotations.NullMarked;
