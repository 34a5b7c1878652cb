package io.creditledger.api.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an operation asks of its caller. An operation without it is closed to everybody. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
    /** The scope that the key must have. */
    Scope value();

    /** Whether a user's token is enough; otherwise the key's secret must have been shown. */
    boolean users() default false;

    /** What it says about an {@code Idempotency-Key}. */
    Key key() default Key.NONE;

    /** The JSON body it reads; {@link Void} for none. */
    Class<?> body() default Void.class;

    /** Whether it asks the payment provider, which may refuse or be away; for the documents. */
    boolean provider() default false;

    /** The status that it answers with when all went well; for the documents. */
    int success() default 200;

    /** Use of the {@code Idempotency-Key} header. */
    enum Key {
        NONE,
        OPTIONAL,
        REQUIRED
    }
}
