/** Usage from files: rows of a CSV become decrements, each once, whatever is run again. */
@NullMarked
package io.creditledger.api.importing;

import org.jspecify.annotations.NullMarked;
