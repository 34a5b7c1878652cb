package io.creditledger.bench.torture.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A few dozen accounts, one of them hot. */
final class Accounts {
    private static final int COUNT = 36;
    /** Of a hundred operations so many go to the hot account. */
    private static final int HOT_PERCENT = 30;

    private final List<Known> all = new ArrayList<>();

    Accounts() {
        for (int i = 0; i < COUNT; i++) {
            all.add(new Known(i % 3 == 2 ? "user:torture:u-" + i : "organization:torture-" + i));
        }
    }

    List<Known> all() {
        return all;
    }

    Known any(Random random) {
        return all.get(random.nextInt(100) < HOT_PERCENT ? 0 : random.nextInt(all.size()));
    }

    /** Every sixth may go negative; the hot one may not. */
    boolean mayGoNegative(Known known) {
        return all.indexOf(known) % 6 == 5;
    }
}
