/** Strict reading of JSON request bodies: every field named, nothing unknown, amounts exact. */
@NullMarked
package io.creditledger.api.body;

import org.jspecify.annotations.NullMarked;
