package io.creditledger.core.account;

import java.util.regex.Pattern;

/**
 * One owner's credits in one unit.
 *
 * <p>Text form within a tenant: {@code organization:acme}, {@code entity:e-1}, {@code user:e-1:u-7},
 * {@code customer:c-9}, followed by {@code @unit} when the unit is not {@value #CREDITS}.
 *
 * @param tenant who owns the account
 * @param owner whose credits
 * @param unit which credits; {@value #CREDITS} unless the tenant has several kinds
 */
public record AccountId(String tenant, Owner owner, String unit) {
    /** The default unit. */
    public static final String CREDITS = "credits";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~|+=-]{1,128}");
    private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** @throws IllegalArgumentException when a part has characters or a length that no id may have */
    public AccountId {
        checked(NAME, tenant, "tenant");
        checked(UNIT, unit, "unit");
        switch (owner) {
            case Owner.Organization o -> checked(NAME, o.slug(), "organization");
            case Owner.Entity o -> checked(NAME, o.entity(), "entity");
            case Owner.EntityUser o -> {
                checked(NAME, o.entity(), "entity");
                checked(NAME, o.user(), "user");
            }
            case Owner.Customer o -> checked(NAME, o.customer(), "customer");
        }
    }

    public static AccountId organization(String tenant, String slug) {
        return new AccountId(tenant, new Owner.Organization(slug), CREDITS);
    }

    public static AccountId entity(String tenant, String entity) {
        return new AccountId(tenant, new Owner.Entity(entity), CREDITS);
    }

    public static AccountId user(String tenant, String entity, String user) {
        return new AccountId(tenant, new Owner.EntityUser(entity, user), CREDITS);
    }

    public static AccountId customer(String tenant, String customer) {
        return new AccountId(tenant, new Owner.Customer(customer), CREDITS);
    }

    /**
     * The account that {@code text} names within {@code tenant}.
     *
     * @throws IllegalArgumentException when the text is none of the forms above
     */
    public static AccountId parse(String tenant, String text) {
        int at = text.indexOf('@');
        String unit = at < 0 ? CREDITS : text.substring(at + 1);
        String[] parts = (at < 0 ? text : text.substring(0, at)).split(":", -1);
        Owner owner = switch (parts[0] + "/" + parts.length) {
            case "organization/2" -> new Owner.Organization(parts[1]);
            case "entity/2" -> new Owner.Entity(parts[1]);
            case "user/3" -> new Owner.EntityUser(parts[1], parts[2]);
            case "customer/2" -> new Owner.Customer(parts[1]);
            default ->
                throw new IllegalArgumentException("'" + text
                        + "' is no account: use organization:<slug>, entity:<id>, user:<entity>:<user> or"
                        + " customer:<id>, with @<unit> behind it for other units than credits");
        };
        return new AccountId(tenant, owner, unit);
    }

    /** The account whose events are in {@code stream}. */
    public static AccountId ofStream(String stream) {
        int slash = stream.indexOf('/');
        return parse(stream.substring(0, slash), stream.substring(slash + 1));
    }

    /** The text form within the tenant. */
    public String text() {
        String name = switch (owner) {
            case Owner.Organization o -> "organization:" + o.slug();
            case Owner.Entity o -> "entity:" + o.entity();
            case Owner.EntityUser o -> "user:" + o.entity() + ":" + o.user();
            case Owner.Customer o -> "customer:" + o.customer();
        };
        return unit.equals(CREDITS) ? name : name + "@" + unit;
    }

    /** The event stream of the account: {@code tenant/text}. */
    public String stream() {
        return tenant + "/" + text();
    }

    @Override
    public String toString() {
        return stream();
    }

    private static void checked(Pattern pattern, String value, String what) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "'" + value + "' is no " + what + ": it must match " + pattern.pattern());
        }
    }
}
