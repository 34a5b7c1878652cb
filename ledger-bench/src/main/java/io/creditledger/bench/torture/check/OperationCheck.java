package io.creditledger.bench.torture.check;

import io.creditledger.bench.torture.history.Answer;
import io.creditledger.bench.torture.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether each operation is in the log as its client was told. */
final class OperationCheck {
    /** What leaves no note: found by its key alone. */
    private static final Set<String> WITHOUT_NOTE = Set.of("release", "configure");

    private final Facts facts;
    private final String tenant;
    private final Findings findings;

    OperationCheck(Facts facts, String tenant, Findings findings) {
        this.facts = facts;
        this.tenant = tenant;
        this.findings = findings;
    }

    void check(Operation operation) {
        List<Facts.Asked> firsts = new ArrayList<>();
        operation.keys().forEach(key -> firsts.addAll(facts.underKey(key)));
        boolean noted = !WITHOUT_NOTE.contains(operation.kind());
        List<Facts.Asked> found = noted ? facts.withReference(operation.id()) : firsts;
        if (firsts.size() > 1 || found.size() > 1) {
            findings.add(Flaw.DOUBLED, operation + "; in the log: " + found);
        }
        if (firsts.size() != found.size()) {
            findings.add(Flaw.IMPOSSIBLE, operation + "; by key " + firsts + ", by note " + found);
        }
        switch (operation.answer()) {
            case Answer.Ok ok -> checkOk(operation, ok, found);
            case Answer.Refused refused -> {
                if (!found.isEmpty()) {
                    findings.add(Flaw.REFUSED_BUT_DONE, operation + "; in the log: " + found);
                }
                if (refused.code().equals("idempotency_key_reused")) {
                    findings.add(Flaw.ALTERED, operation + ": nobody else has used this key");
                }
            }
            case Answer.Unknown unknown -> {
                // Once or never is right, and more than once was found above.
            }
        }
    }

    private void checkOk(Operation operation, Answer.Ok ok, List<Facts.Asked> found) {
        if (found.isEmpty()) {
            findings.add(Flaw.LOST, operation.toString());
            return;
        }
        Facts.Asked first = found.getFirst();
        boolean named = WITHOUT_NOTE.contains(operation.kind());
        boolean sameId = named || first.id().equals(ok.id());
        boolean sameEntry = ok.entry() == 0 || ok.entry() == first.entry();
        boolean sameBalance =
                ok.balance() == null || ok.entry() == 0 || ok.balance().compareTo(first.balance()) == 0;
        boolean sameAccount = first.stream().equals(tenant + "/" + operation.account());
        if (!sameId || !sameEntry || !sameBalance || !sameAccount || ok.position() < first.position()) {
            findings.add(Flaw.ALTERED, operation + "; in the log: " + first);
        }
    }
}
