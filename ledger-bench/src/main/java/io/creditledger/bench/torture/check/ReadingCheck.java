package io.creditledger.bench.torture.check;

import io.creditledger.bench.torture.history.Reading;
import java.math.BigDecimal;
import java.util.List;

/** Whether each reading was true at some moment, and at one that the reader had to be shown. */
final class ReadingCheck {
    private final Facts facts;
    private final String tenant;
    private final Findings findings;

    ReadingCheck(Facts facts, String tenant, Findings findings) {
        this.facts = facts;
        this.tenant = tenant;
        this.findings = findings;
    }

    void check(Reading reading) {
        Account account = facts.account(tenant + "/" + reading.account());
        if (account == null) {
            findings.add(Flaw.WRONG_READ, reading + ": there is no such account");
            return;
        }
        switch (reading) {
            case Reading.Account seen -> checkAccount(seen, account);
            case Reading.Statement seen -> checkStatement(seen, account);
        }
    }

    private void checkAccount(Reading.Account seen, Account account) {
        if (seen.position() < seen.floor()) {
            findings.add(Flaw.OWN_WRITE_UNSEEN, seen.toString());
        }
        if (seen.version() < 0 || seen.version() >= account.moments().size()) {
            findings.add(Flaw.WRONG_READ, seen + ": there is no such version");
            return;
        }
        Account.Moment moment = account.moments().get((int) seen.version());
        boolean agrees = moment.position() == seen.position()
                && moment.entry() == seen.entry()
                && same(moment.balance(), seen.balance())
                && same(moment.debt(), seen.debt());
        if (!agrees) {
            findings.add(Flaw.WRONG_READ, seen + ": at that version it was " + moment);
        }
    }

    private void checkStatement(Reading.Statement seen, Account account) {
        List<Reading.Line> lines = seen.lines();
        long newest = lines.isEmpty() ? 0 : lines.getFirst().entry();
        if (newest < account.entriesAt(seen.floor())) {
            findings.add(Flaw.OWN_WRITE_UNSEEN, seen.toString());
        }
        for (int i = 0; i < lines.size(); i++) {
            long entry = newest - i;
            if (lines.get(i).entry() != entry || !isLine(lines.get(i), account)) {
                findings.add(Flaw.WRONG_READ, seen + ": line " + i + " is wrong");
                return;
            }
        }
    }

    private static boolean isLine(Reading.Line seen, Account account) {
        if (seen.entry() < 1 || seen.entry() > account.lines().size()) {
            return false;
        }
        Account.Line line = account.lines().get((int) seen.entry() - 1);
        return line.id().equals(seen.id())
                && line.position() == seen.position()
                && same(line.balance(), seen.balance());
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0;
    }
}
