package io.creditledger.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountEvent.CreditsExpired;
import io.creditledger.core.account.AccountEvent.HoldReleased;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.history.Words;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right side of an account table after {@code ok}: any facts, by name.
 *
 * <pre>
 * balance N  available N  debt N  entry N                  of the account, afterwards
 * blocks a:N,b:N/HELD | none   holds h:N | none            what it has, in draw order; HELD of them pinned
 * drew a:N,b:N  overdraft N                                what a decrement, hold or capture took
 * charged N  units N  of N                                 what a price made of usage, and the period's units with it
 * took a:N  owed N  forfeited N                            what a reversal found
 * restored a:N  cancelled N  new N                         what an amendment or reinstatement gave back
 * members m:MONTH/EVER/HELD | none                         what members used and hold, those that used or hold any
 * expired a:N  released h:N                                what time did along with it
 * open p,q | none                                         purchases and orders whose invoice is open
 * nothing                                                  no event at all
 * </pre>
 */
final class ExpectedWords {
    private ExpectedWords() {}

    static void assertAccepted(
            String place, Words expected, AccountHistory history, List<AccountEvent> events, Names names, Instant at) {
        assertThat(expected.isEmpty()).as(place + ": says nothing to check").isFalse();
        assertThat(expected.said("nothing")).as(place + " (nothing)").isEqualTo(events.isEmpty());
        facts(history, events, names, at).forEach((name, fact) -> {
            String said = expected.named(name);
            if (said != null) {
                assertThat(fact).as(place + " (" + name + ")").isEqualTo(said);
            }
        });
        expected.end();
    }

    private static Map<String, String> facts(
            AccountHistory history, List<AccountEvent> events, Names names, Instant at) {
        Map<String, String> facts = new LinkedHashMap<>();
        Open open = history.open();
        facts.put("balance", open.balance().toString());
        facts.put("available", open.availableAt(at).toString());
        facts.put("debt", open.debt().toString());
        facts.put("entry", String.valueOf(open.entries()));
        facts.put("blocks", blocks(open, names));
        List<String> holds = new ArrayList<>();
        open.holds().forEach((id, hold) -> holds.add(names.of(id) + ":" + hold.amount()));
        facts.put("holds", joined(holds));
        facts.put(
                "open",
                joined(open.invoices().keySet().stream().map(names::ofInvoice).toList()));
        List<String> members = new ArrayList<>();
        open.members().forEach((id, member) -> {
            if (!member.lifetime().plus(member.held()).isZero()) {
                members.add(names.of(id) + ":" + member.usedAt(at) + "/" + member.lifetime() + "/" + member.held());
            }
        });
        facts.put("members", joined(members));
        List<String> released = new ArrayList<>();
        for (AccountEvent event : events) {
            if (event instanceof HoldReleased e && e.expired()) {
                released.add(names.of(e.hold()) + ":" + e.amount());
            } else if (event instanceof CreditsExpired e) {
                facts.merge("expired", draws(e.draws(), names), (first, second) -> first + "," + second);
            } else {
                own(event, names, facts);
            }
        }
        facts.put("released", joined(released));
        facts.putIfAbsent("expired", "none");
        return facts;
    }

    private static void own(AccountEvent event, Names names, Map<String, String> facts) {
        if (event instanceof AccountEvent.CreditsDecremented e) {
            facts.put("drew", draws(e.draws(), names));
            facts.put("overdraft", e.overdraft().toString());
            facts.put("charged", e.amount().toString());
            if (e.metered() != null) {
                facts.put("units", e.metered().quantity().toPlainString());
                facts.put("of", e.metered().after().toPlainString());
            }
        } else if (event instanceof AccountEvent.CreditsHeld e) {
            facts.put("drew", draws(e.draws(), names));
            facts.put("overdraft", e.overdraft().toString());
        } else if (event instanceof AccountEvent.HoldCaptured e) {
            facts.put("drew", draws(e.draws(), names));
            facts.put("overdraft", e.overdraft().toString());
        } else if (event instanceof AccountEvent.PurchaseReversed e) {
            facts.put("took", restored(e.taken(), names));
            facts.put("owed", e.debt().toString());
            facts.put("forfeited", e.forfeited().toString());
        } else if (event instanceof AccountEvent.DecrementAmended e) {
            returned(e.restored(), e.debtCancelled(), e.block(), names, facts);
        } else if (event instanceof AccountEvent.PurchaseReinstated e) {
            returned(e.restored(), e.debtCancelled(), e.block(), names, facts);
        }
    }

    private static void returned(
            List<Restored> restored,
            Credits cancelled,
            @Nullable BlockTerms block,
            Names names,
            Map<String, String> facts) {
        facts.put("restored", restored(restored, names));
        facts.put("cancelled", cancelled.toString());
        facts.put("new", block == null ? "0" : block.amount().toString());
    }

    private static String blocks(Open open, Names names) {
        List<String> blocks = new ArrayList<>();
        for (Block block : open.blocks()) {
            String held = block.held().isZero() ? "" : "/" + block.held();
            blocks.add(part(block.terms().block(), block.remaining(), names) + held);
        }
        return joined(blocks);
    }

    private static String draws(List<Draw> draws, Names names) {
        return joined(
                draws.stream().map(d -> part(d.block(), d.amount(), names)).toList());
    }

    private static String restored(List<Restored> parts, Names names) {
        return draws(parts.stream().map(Restored::draw).toList(), names);
    }

    private static String part(UUID block, Credits amount, Names names) {
        return names.of(block) + ":" + amount;
    }

    private static String joined(List<String> parts) {
        return parts.isEmpty() ? "none" : String.join(",", parts);
    }
}
