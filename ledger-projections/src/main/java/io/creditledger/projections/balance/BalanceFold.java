package io.creditledger.projections.balance;

import io.creditledger.core.account.AccountEvent;
import io.creditledger.core.account.AccountEvent.*;
import io.creditledger.core.account.AccountEvent.CreditsOrdered;
import io.creditledger.core.account.AccountEvent.InvoicePaid;
import io.creditledger.core.account.AccountEvent.InvoiceVoided;
import io.creditledger.core.account.BlockTerms;
import io.creditledger.core.account.Draw;
import io.creditledger.core.account.GrantedBlock;
import io.creditledger.core.account.Restored;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.ViewFold;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Events into changes of accounts, blocks and holds. */
final class BalanceFold implements ViewFold {
    final int book;
    final Map<String, AccountRow> accounts = new LinkedHashMap<>();
    final Map<Key, BlockRow> blocks = new LinkedHashMap<>();
    final Map<Key, BlockRow.Funding> fundings = new LinkedHashMap<>();
    final HoldSteps holds = new HoldSteps();

    /** Something of an account: a block, a grant or a hold. */
    record Key(String account, UUID id) {}

    BalanceFold(int book) {
        this.book = book;
    }

    @Override
    public void add(RecordedEvent recorded) {
        if (recorded.event() instanceof AccountEvent event) {
            String stream = recorded.stream();
            AccountRow account = accounts.computeIfAbsent(stream, s -> new AccountRow(s, recorded.seq()));
            account.follow(recorded, event);
            apply(account, event);
        }
    }

    @Override
    public void flush(Connection connection, String schema) throws SQLException {
        new BalanceTables(connection, schema, book).write(this);
    }

    private void apply(AccountRow account, AccountEvent event) {
        switch (event) {
            case AccountOpened e -> {
                account.settings = e.settings();
                account.openedAt = e.at();
            }
            case AccountConfigured e -> account.settings = e.settings();
            case MemberLimited e -> {} // who may use how much moves nothing
            case MembersCapped e -> {}
            case CreditsOrdered e -> {} // not there before they are paid
            case InvoicePaid e -> {}
            case InvoiceVoided e -> {}
            case CreditsPurchased e ->
                granted(account, e.id(), e.blocks(), new BlockRow.Funding(e.offer(), e.payment()));
            case CreditsGranted e -> granted(account, e.id(), e.blocks(), new BlockRow.Funding(null, null));
            case CreditsDecremented e -> {
                drawn(account, e.draws(), BlockRow::spend);
                account.owe(e.overdraft());
            }
            case CreditsHeld e -> {
                drawn(account, e.draws(), BlockRow::pin);
                account.heldOverdraft = account.heldOverdraft.plus(e.overdraft());
                holds.add(account.account, e.id(), e);
            }
            case HoldCaptured e -> {
                drawn(account, e.draws(), BlockRow::spend);
                account.owe(e.overdraft());
                holds.add(account.account, e.hold(), e);
            }
            case HoldReleased e -> holds.add(account.account, e.hold(), e);
            case CreditsExpired e -> drawn(account, e.draws(), BlockRow::forfeit);
            case BlockVoided e -> drawn(account, List.of(e.draw()), BlockRow::forfeit);
            case BlockExpiryChanged e -> {
                drawn(account, List.of(e.draw()), BlockRow::move);
                begun(account, e.terms(), Credits.ZERO);
            }
            case DecrementAmended e -> {
                restored(account, e.restored(), (block, amount) -> block.spend(amount.negated()));
                account.owe(e.debtCancelled().negated());
                begun(account, e.block(), Credits.ZERO);
            }
            case PurchaseReversed e -> {
                restored(account, e.taken(), BlockRow::reverse);
                account.owe(e.debt());
            }
            case PurchaseReinstated e -> {
                restored(account, e.restored(), (block, amount) -> block.reverse(amount.negated()));
                account.owe(e.debtCancelled().negated());
                begun(account, e.block(), Credits.ZERO);
            }
        }
    }

    private void granted(AccountRow account, UUID grant, List<GrantedBlock> granted, BlockRow.Funding funding) {
        fundings.put(new Key(account.account, grant), funding);
        for (GrantedBlock block : granted) {
            begun(account, block.terms(), block.debtRepaid());
            account.owe(block.debtRepaid().negated());
        }
    }

    /** Funding stays unknown when the grant is in an earlier batch: the tables know it then. */
    private void begun(AccountRow account, @Nullable BlockTerms terms, Credits debtRepaid) {
        if (terms != null) {
            block(account, terms.block())
                    .begin(terms, debtRepaid, fundings.get(new Key(account.account, terms.grant())));
        }
    }

    private void drawn(AccountRow account, List<Draw> draws, BiConsumer<BlockRow, Credits> change) {
        draws.forEach(draw -> change.accept(block(account, draw.block()), draw.amount()));
    }

    private void restored(AccountRow account, List<Restored> parts, BiConsumer<BlockRow, Credits> change) {
        parts.forEach(part -> change.accept(block(account, part.terms().block()), part.amount()));
    }

    BlockRow block(AccountRow account, UUID block) {
        return blocks.computeIfAbsent(new Key(account.account, block), k -> new BlockRow(k.account(), k.id()));
    }
}
