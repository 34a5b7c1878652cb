/** What clients asked, were told and saw. */
@NullMarked
package io.creditledger.bench.torture.history;

import org.jspecify.annotations.NullMarked;
