/** Signed events, brought to their endpoints until these answer 2xx. */
@NullMarked
package io.creditledger.sandbox.webhook;

import org.jspecify.annotations.NullMarked;
