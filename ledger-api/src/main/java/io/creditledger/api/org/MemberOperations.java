package io.creditledger.api.org;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Answers;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Writes;
import io.creditledger.api.org.Members.CreditMemberLimitResponse;
import io.creditledger.api.org.Members.MemberCreditCapResponse;
import io.creditledger.api.org.Members.UpdateMemberCapRequest;
import io.creditledger.api.org.Members.UpdateMemberLimitRequest;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Needs.Key;
import io.creditledger.api.security.Scope;
import io.creditledger.core.account.AccountCommand.CapMembers;
import io.creditledger.core.account.AccountCommand.LimitMember;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.CreditAccount;
import io.creditledger.core.account.Member;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.history.CurrentAccounts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What members of an organization may use of its credits: by the month each, and ever all alike. */
@RestController
@RequestMapping("/api/v1/org/{org}/credits")
@Tag(name = "Organization credits")
public class MemberOperations {
    private static final long MAX_LIMIT = Credits.MAX_AMOUNT.value().longValueExact();
    private static final int MAX_NAME = 200;

    private final Organizations organizations;
    private final CurrentAccounts accounts;
    private final Writes writes;
    private final Stamps stamps;
    private final ClientVersions versions;

    public MemberOperations(
            Organizations organizations,
            CurrentAccounts accounts,
            Writes writes,
            Stamps stamps,
            ClientVersions versions) {
        this.organizations = organizations;
        this.accounts = accounts;
        this.writes = writes;
        this.stamps = stamps;
        this.versions = versions;
    }

    @Operation(operationId = "list_member_limits", summary = "List what members may use, and used, this month")
    @Needs(Scope.READ)
    @GetMapping("/member-limits")
    public List<CreditMemberLimitResponse> limits(
            Call call,
            @PathVariable String org,
            @RequestHeader(name = ClientVersions.HEADER, required = false) @Nullable String version) {
        versions.check(version);
        Instant now = stamps.now();
        return open(organizations.account(call, org)).members().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> CreditMemberLimitResponse.of(entry.getKey(), entry.getValue(), now))
                .toList();
    }

    @Operation(
            operationId = "set_member_limit",
            summary = "Set what a member may use in a month; also their name, and whether the cap holds for them")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL, body = UpdateMemberLimitRequest.class)
    @PutMapping("/member-limits/{user_id}")
    public ResponseEntity<CreditMemberLimitResponse> limit(
            Call call,
            @PathVariable String org,
            @PathVariable("user_id") UUID user,
            Fields fields,
            @RequestHeader(name = ClientVersions.HEADER, required = false) @Nullable String version) {
        versions.check(version);
        AccountId account = organizations.account(call, org);
        Long limit = limit(fields, "monthly_credit_limit");
        String name = fields.optionalText("username", MAX_NAME);
        Boolean exempt = fields.optionalFlag("exempt");
        fields.done();
        Outcome.Accepted outcome = write(call, account, user, limit, name, exempt);
        Member member = open(account).members().getOrDefault(user, Member.NEW);
        return Answers.written(200, outcome, CreditMemberLimitResponse.of(user, member, stamps.now()));
    }

    @Operation(operationId = "delete_member_limit", summary = "Let a member use any number of credits in a month")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL, success = 204)
    @DeleteMapping("/member-limits/{user_id}")
    public ResponseEntity<Void> unlimit(
            Call call,
            @PathVariable String org,
            @PathVariable("user_id") UUID user,
            @RequestHeader(name = ClientVersions.HEADER, required = false) @Nullable String version) {
        versions.check(version);
        return Answers.written(write(call, organizations.account(call, org), user, null, null, null));
    }

    @Operation(
            operationId = "get_member_credit_cap",
            summary = "Get what members may use ever, and used; the cap does not hold for exempt ones")
    @Needs(Scope.READ)
    @GetMapping("/member-cap")
    public MemberCreditCapResponse cap(
            Call call,
            @PathVariable String org,
            @RequestHeader(name = ClientVersions.HEADER, required = false) @Nullable String version) {
        versions.check(version);
        return MemberCreditCapResponse.of(open(organizations.account(call, org)));
    }

    @Operation(operationId = "set_member_credit_cap", summary = "Set what every member may use ever")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL, body = UpdateMemberCapRequest.class)
    @PutMapping("/member-cap")
    public ResponseEntity<MemberCreditCapResponse> setCap(
            Call call,
            @PathVariable String org,
            Fields fields,
            @RequestHeader(name = ClientVersions.HEADER, required = false) @Nullable String version) {
        versions.check(version);
        AccountId account = organizations.account(call, org);
        Long cap = limit(fields, "member_credit_cap");
        fields.done();
        CapMembers command = new CapMembers(account, stamps.id(), stamps.now(), cap);
        Outcome.Accepted outcome = writes.accepted(call, command, call.key());
        return Answers.written(200, outcome, MemberCreditCapResponse.of(open(account)));
    }

    private Outcome.Accepted write(
            Call call,
            AccountId account,
            UUID user,
            @Nullable Long limit,
            @Nullable String name,
            @Nullable Boolean exempt) {
        return writes.accepted(
                call, new LimitMember(account, stamps.id(), stamps.now(), user, limit, name, exempt), call.key());
    }

    /** Whole credits; null, which must be said, is any number. */
    private static @Nullable Long limit(Fields fields, String name) {
        if (!fields.isNamed(name)) {
            fields.error(name, "is required; null means any number.", "missing");
        }
        return fields.optionalWhole(name, 0, MAX_LIMIT);
    }

    private CreditAccount.Open open(AccountId account) {
        if (accounts.account(account) instanceof CreditAccount.Open open) {
            return open;
        }
        throw Problem.notFound("Account " + account.text());
    }
}
