/** The door: how many requests may be inside, how long each took, and the line that says so. */
@NullMarked
package io.creditledger.api.traffic;

import org.jspecify.annotations.NullMarked;
