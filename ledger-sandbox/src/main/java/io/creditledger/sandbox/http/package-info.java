/** The wire: form-encoded requests, answers, errors, in Stripe's manner. */
@NullMarked
package io.creditledger.sandbox.http;

import org.jspecify.annotations.NullMarked;
