package io.creditledger.core.payment;

import io.creditledger.core.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How far the money has come. Nothing here is ever taken back, so that it does not matter in which order it is learned.
 *
 * @param approved whether the payer approved
 * @param failure the code of the first decline; null: none
 * @param cancelled why no money will come; null: it may
 * @param received what was received; null: nothing yet
 */
public record Course(
        boolean approved,
        @Nullable String failure,
        @Nullable String cancelled,
        @Nullable Money received) {
    static final Course BEGIN = new Course(false, null, null, null);

    Course nowApproved() {
        return new Course(true, failure, cancelled, received);
    }

    Course failed(String reason) {
        return new Course(approved, reason, cancelled, received);
    }

    Course cancelled(String reason) {
        return new Course(approved, failure, reason, received);
    }

    Course received(Money money) {
        return new Course(approved, failure, cancelled, money);
    }
}
