package io.creditledger.api.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** The entity dialect's answer to what went well; {@code data} is absent where the contract has none. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Answer<T>(boolean success, @Nullable T data) {
    static <T> Answer<T> of(T data) {
        return new Answer<>(true, data);
    }

    static Answer<Void> done() {
        return new Answer<>(true, null);
    }
}
