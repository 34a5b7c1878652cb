/** What the sandbox remembers: objects by kind and id, changed all or nothing, kept in a journal. */
@NullMarked
package io.creditledger.sandbox.store;

import org.jspecify.annotations.NullMarked;
