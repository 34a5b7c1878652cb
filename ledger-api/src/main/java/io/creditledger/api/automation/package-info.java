/** Reactions: When this is so, then that command is sent. They send commands and never write views. */
@NullMarked
package io.creditledger.api.automation;

import org.jspecify.annotations.NullMarked;
