package io.creditledger.api.ledger;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Accounts;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Cursor;
import io.creditledger.api.call.Limits;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Needs.Key;
import io.creditledger.api.security.Scope;
import io.creditledger.core.account.AccountEvent.BlockExpiryChanged;
import io.creditledger.core.account.AccountEvent.BlockVoided;
import io.creditledger.core.account.AccountEvent.CreditsGranted;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.AccountId;
import io.creditledger.projections.balance.BalanceQueries;
import io.creditledger.projections.balance.BlockView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Blocks of credits: bought or given, read, voided, their expiry changed. */
@RestController
@RequestMapping("/api/ledger/v1/accounts/{account}")
@Tag(name = "Blocks")
public class BlockOperations {
    private final LineWriter lines;
    private final Accounts accounts;
    private final Stamps stamps;
    private final BalanceQueries balances;
    private final CommandReader commands;

    public BlockOperations(
            LineWriter lines, Accounts accounts, Stamps stamps, BalanceQueries balances, CommandReader commands) {
        this.lines = lines;
        this.accounts = accounts;
        this.stamps = stamps;
        this.balances = balances;
        this.commands = commands;
    }

    @Operation(operationId = "grantCredits", summary = "Give credits")
    @Needs(value = Scope.WRITE, key = Key.REQUIRED, success = 201, body = Bodies.Grant.class)
    @PostMapping("/grants")
    public ResponseEntity<TransactionBody> grant(Call call, @PathVariable String account, Fields fields) {
        return lines.write(call, account, fields, CreditsGranted.class, commands::grant);
    }

    @Operation(operationId = "purchaseCredits", summary = "Record bought credits")
    @Needs(value = Scope.WRITE, key = Key.REQUIRED, success = 201, body = Bodies.Purchase.class)
    @PostMapping("/purchases")
    public ResponseEntity<TransactionBody> purchase(Call call, @PathVariable String account, Fields fields) {
        return lines.write(call, account, fields, CreditsPurchased.class, commands::purchase);
    }

    @Operation(
            operationId = "listBlocks",
            summary = "List blocks in draw order; with all=true used up and expired ones too")
    @Needs(Scope.READ)
    @GetMapping("/blocks")
    public Page<BlockBody> list(
            Call call,
            @PathVariable String account,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        AccountId id = known(call, account);
        Limits.checked(limit, Limits.MAX_PAGE);
        Long mark = Cursor.number(cursor);
        int offset = mark == null ? 0 : (int) Math.min(mark, Integer.MAX_VALUE);
        List<BlockView> rows = balances.blocks(id, all, stamps.now(), limit + 1, offset);
        return Page.of(rows, limit, BlockBody::of, row -> Integer.toString(offset + limit));
    }

    @Operation(operationId = "getBlock", summary = "Read a block with its history summed up")
    @Needs(Scope.READ)
    @GetMapping("/blocks/{block}")
    public BlockBody get(Call call, @PathVariable String account, @PathVariable UUID block) {
        AccountId id = known(call, account);
        return balances.block(id, block).map(BlockBody::of).orElseThrow(() -> Problem.notFound("Block " + block));
    }

    @Operation(operationId = "voidBlock", summary = "Take back free credits of a block; all of them without an amount")
    @Needs(value = Scope.WRITE, key = Key.REQUIRED, success = 201, body = Bodies.Take.class)
    @PostMapping("/blocks/{block}/void")
    public ResponseEntity<TransactionBody> voidBlock(
            Call call, @PathVariable String account, @PathVariable UUID block, Fields fields) {
        return lines.write(call, account, fields, BlockVoided.class, ask -> commands.voidBlock(ask, block));
    }

    @Operation(
            operationId = "changeBlockExpiry",
            summary = "Move free credits of a block to a new block with another expiry; null means never")
    @Needs(value = Scope.WRITE, key = Key.REQUIRED, success = 201, body = Bodies.Expiry.class)
    @PostMapping("/blocks/{block}/expiry")
    public ResponseEntity<TransactionBody> changeExpiry(
            Call call, @PathVariable String account, @PathVariable UUID block, Fields fields) {
        return lines.write(call, account, fields, BlockExpiryChanged.class, ask -> commands.changeExpiry(ask, block));
    }

    private AccountId known(Call call, String account) {
        return accounts.known(call, call.account(account)).account();
    }
}
