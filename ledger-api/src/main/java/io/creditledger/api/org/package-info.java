/** Dialect 1, organization credits: {@code /api/v1/org/{org}/credits}. */
@NullMarked
package io.creditledger.api.org;

import org.jspecify.annotations.NullMarked;
