package io.creditledger.core.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creditledger.core.customer.CustomerCommand.ChangeAlert;
import io.creditledger.core.customer.CustomerCommand.ChangeCustomer;
import io.creditledger.core.customer.CustomerCommand.CreateCustomer;
import io.creditledger.core.customer.CustomerCommand.RemoveAlert;
import io.creditledger.core.customer.CustomerCommand.RemoveTopUp;
import io.creditledger.core.customer.CustomerCommand.SetAlert;
import io.creditledger.core.customer.CustomerCommand.SetTopUp;
import io.creditledger.core.customer.CustomerEvent.AlertChanged;
import io.creditledger.core.customer.CustomerEvent.AlertRemoved;
import io.creditledger.core.customer.CustomerEvent.CustomerChanged;
import io.creditledger.core.customer.CustomerEvent.CustomerCreated;
import io.creditledger.core.customer.CustomerEvent.TopUpRemoved;
import io.creditledger.core.customer.CustomerEvent.TopUpSet;
import io.creditledger.core.customer.CustomerRefusal.AlertUnusable;
import io.creditledger.core.customer.CustomerRefusal.CustomerExists;
import io.creditledger.core.customer.CustomerRefusal.CustomerTextUnusable;
import io.creditledger.core.customer.CustomerRefusal.ExternalIdFixed;
import io.creditledger.core.customer.CustomerRefusal.TimezoneUnknown;
import io.creditledger.core.customer.CustomerRefusal.TooManyTopUps;
import io.creditledger.core.customer.CustomerRefusal.TopUpUnusable;
import io.creditledger.core.customer.CustomerRefusal.UnknownAlert;
import io.creditledger.core.customer.CustomerRefusal.UnknownCustomer;
import io.creditledger.core.customer.CustomerRefusal.UnknownTopUp;
import io.creditledger.core.decider.CorruptStream;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import io.creditledger.core.price.MetadataChange;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerTest {
    private static final Instant AT = Instant.parse("2026-01-31T12:00:00Z");
    private static final CustomerId ADA = CustomerId.external("t", "c-1");
    private static final Profile PROFILE = profile("Ada", "ada@example.org", "c-1", "Europe/Berlin");
    private static final Customer KNOWN = new Customer.Known(PROFILE, Map.of());

    @Test
    void a_customer_is_made_once_and_named_by_its_external_id() {
        UUID id = new UUID(7, 1);
        CreateCustomer named = new CreateCustomer("t", id, AT, PROFILE);
        CreateCustomer nameless = new CreateCustomer("t", id, AT, profile("Ada", "ada@example.org", null, "Etc/UTC"));

        assertThat(CustomerDecider.decide(named, Customer.NONE))
                .isEqualTo(Decision.accept(new CustomerCreated(id, AT, ADA.uuid(), PROFILE)));
        assertThat(CustomerDecider.decide(named, KNOWN)).isEqualTo(Decision.refuse(new CustomerExists()));
        assertThat(named.stream()).isEqualTo("t/customers:" + ADA.uuid());
        assertThat(CustomerId.ofStream(named.stream())).isEqualTo(ADA);
        assertThat(nameless.customer().uuid()).isEqualTo(id);
    }

    @Test
    void nothing_else_can_be_asked_of_nobody() {
        assertThat(CustomerDecider.decide(set(1, terms("credits", 10, 5)), Customer.NONE))
                .isEqualTo(Decision.refuse(new UnknownCustomer()));
    }

    @ParameterizedTest
    @CsvSource({
        "'', a@b, c, Etc/UTC, name",
        "Ada, ' ', c, Etc/UTC, email",
        "Ada, a@b, '', Etc/UTC, external_customer_id"
    })
    void a_text_that_cannot_be_kept_is_refused(String name, String email, String external, String zone, String field) {
        CreateCustomer command = new CreateCustomer("t", new UUID(7, 1), AT, profile(name, email, external, zone));

        assertThat(CustomerDecider.decide(command, Customer.NONE))
                .isEqualTo(Decision.refuse(new CustomerTextUnusable(field)));
    }

    @Test
    void half_a_character_and_a_timezone_that_does_not_exist_are_refused() {
        CreateCustomer half = new CreateCustomer("t", new UUID(7, 1), AT, profile("A\uD83D", "a@b", "c", "Etc/UTC"));
        CreateCustomer zone = new CreateCustomer("t", new UUID(7, 1), AT, profile("A", "a@b", "c", "Mars/Base"));

        assertThat(CustomerDecider.decide(half, Customer.NONE))
                .isEqualTo(Decision.refuse(new CustomerTextUnusable("name")));
        assertThat(CustomerDecider.decide(zone, Customer.NONE)).isEqualTo(Decision.refuse(new TimezoneUnknown()));
    }

    @Test
    void a_top_up_takes_the_place_of_the_one_of_its_unit_and_leaves_others() {
        Customer one = after(KNOWN, set(1, terms("credits", 10, 5)));
        Customer two = after(one, set(2, terms("hours", 10, 5)));
        Decision<CustomerEvent> replaced = CustomerDecider.decide(set(3, terms("credits", 20, 5)), two);

        assertThat(replaced)
                .isEqualTo(Decision.accept(new TopUpSet(new UUID(8, 3), AT, terms("credits", 20, 5), new UUID(8, 1))));
        Customer three = Customer.evolve(two, replaced.events().getFirst());
        assertThat(((Customer.Known) three).topUps()).containsOnlyKeys(new UUID(8, 2), new UUID(8, 3));
        assertThat(CustomerDecider.decide(remove(1), three))
                .isEqualTo(Decision.refuse(new UnknownTopUp(new UUID(8, 1))));
        Customer none = after(after(three, remove(2)), remove(3));
        assertThat(((Customer.Known) none).topUps()).isEmpty();
    }

    @Test
    void top_ups_have_limits() {
        Customer customer = KNOWN;
        for (int i = 0; i < CustomerForm.TOP_UPS; i++) {
            customer = after(customer, set(i, terms("u" + i, 1, 0)));
        }
        assertThat(CustomerDecider.decide(set(900, terms("more", 1, 0)), customer))
                .isEqualTo(Decision.refuse(new TooManyTopUps(CustomerForm.TOP_UPS)));
        assertThat(CustomerDecider.decide(set(901, terms("u1", 1, 0)), customer).events())
                .hasSize(1);
        assertThat(CustomerDecider.decide(set(902, terms("u1", 0, 0)), customer))
                .isEqualTo(Decision.refuse(new TopUpUnusable("amount_out_of_range")));
        assertThat(CustomerDecider.decide(set(903, terms("u1", 1, -1)), customer))
                .isEqualTo(Decision.refuse(new TopUpUnusable("amount_out_of_range")));
    }

    @Test
    void a_lifetime_is_counted_by_the_calendar_of_the_customer() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        assertThat(new Lifetime(1, Lifetime.Unit.MONTH).endOf(AT, berlin))
                .isEqualTo(Instant.parse("2026-02-28T12:00:00Z"));
        assertThat(new Lifetime(90, Lifetime.Unit.DAY).endOf(AT, berlin)) // summer time has begun
                .isEqualTo(Instant.parse("2026-05-01T11:00:00Z"));
    }

    @Test
    void a_customer_is_changed_but_keeps_its_name_and_a_change_of_nothing_is_none() {
        MetadataChange metadata =
                new MetadataChange(false, new TreeSet<>(Set.of("b")), new TreeMap<>(Map.of("a", "1")));
        ProfileChange change = new ProfileChange("Bo", null, "c-1", "EUR", metadata);
        Profile bo =
                new Profile("Bo", "ada@example.org", "c-1", "Europe/Berlin", "EUR", new TreeMap<>(Map.of("a", "1")));
        Decision<CustomerEvent> changed = CustomerDecider.decide(change(1, change), KNOWN);
        assertThat(changed).isEqualTo(Decision.accept(new CustomerChanged(new UUID(7, 1), AT, bo)));
        Customer after = Customer.evolve(KNOWN, changed.events().getFirst());
        assertThat(after).isEqualTo(new Customer.Known(bo, Map.of()));
        assertThat(CustomerDecider.decide(change(2, change), after).events()).isEmpty();
        ProfileChange renamed = new ProfileChange(null, null, "c-2", null, metadata);
        assertThat(CustomerDecider.decide(change(3, renamed), after)).isEqualTo(Decision.refuse(new ExternalIdFixed()));
        assertThat(CustomerDecider.decide(change(4, renamed), Customer.NONE))
                .isEqualTo(Decision.refuse(new UnknownCustomer()));
        ProfileChange blank = new ProfileChange(" ", null, null, null, metadata);
        assertThat(CustomerDecider.decide(change(5, blank), after))
                .isEqualTo(Decision.refuse(new CustomerTextUnusable("name")));
        assertThatThrownBy(() -> Customer.evolve(
                        KNOWN, new CustomerChanged(new UUID(7, 6), AT, profile("Ada", "a@b", "c-2", "Europe/Berlin"))))
                .isInstanceOf(CorruptStream.class);
    }

    @Test
    void an_alert_keeps_its_type_and_unit_when_its_thresholds_change() {
        AlertTerms few = new AlertTerms(AlertTerms.Type.DROPPED, "credits", List.of(Credits.of(5)));
        AlertTerms many = new AlertTerms(AlertTerms.Type.DROPPED, "credits", List.of(Credits.of(7), Credits.of(2)));
        UUID id = new UUID(8, 1);
        Customer set = after(KNOWN, new SetAlert(ADA, id, AT, few));
        Decision<CustomerEvent> changed = CustomerDecider.decide(alert(id, many.thresholds()), set);
        assertThat(changed).isEqualTo(Decision.accept(new AlertChanged(new UUID(7, 9), AT, id, many)));
        Customer after = Customer.evolve(set, changed.events().getFirst());
        assertThat(((Customer.Known) after).alerts()).isEqualTo(Map.of(id, new Alert(many, true)));
        assertThat(CustomerDecider.decide(alert(id, many.thresholds()), after).events())
                .isEmpty();
        assertThat(CustomerDecider.decide(alert(id, List.of()), after))
                .isEqualTo(Decision.refuse(new AlertUnusable(CustomerForm.THRESHOLDS)));
        assertThat(CustomerDecider.decide(alert(new UUID(8, 2), List.of(Credits.of(1))), after))
                .isEqualTo(Decision.refuse(new UnknownAlert(new UUID(8, 2))));
        AlertTerms other = new AlertTerms(AlertTerms.Type.RECOVERED, "credits", List.of(Credits.of(5)));
        assertThatThrownBy(() -> Customer.evolve(set, new AlertChanged(new UUID(7, 9), AT, id, other)))
                .isInstanceOf(CorruptStream.class);
    }

    @Test
    void an_alert_is_removed_once() {
        UUID id = new UUID(8, 1);
        AlertTerms depleted = new AlertTerms(AlertTerms.Type.DEPLETED, "credits", List.of(Credits.ZERO));
        Customer set = after(KNOWN, new SetAlert(ADA, id, AT, depleted));
        RemoveAlert remove = new RemoveAlert(ADA, new UUID(7, 2), AT, id);
        Customer removed = after(set, remove);
        assertThat(removed).isEqualTo(KNOWN);
        assertThat(CustomerDecider.decide(remove, removed)).isEqualTo(Decision.refuse(new UnknownAlert(id)));
        assertThatThrownBy(() -> Customer.evolve(removed, new AlertRemoved(new UUID(7, 2), AT, id)))
                .isInstanceOf(CorruptStream.class);
    }

    private static ChangeCustomer change(int number, ProfileChange change) {
        return new ChangeCustomer(ADA, new UUID(7, number), AT, change);
    }

    private static ChangeAlert alert(UUID alert, List<Credits> thresholds) {
        return new ChangeAlert(ADA, new UUID(7, 9), AT, alert, thresholds);
    }

    @Test
    void what_cannot_have_happened_is_no_history() {
        CustomerCreated created = new CustomerCreated(new UUID(7, 1), AT, ADA.uuid(), PROFILE);

        assertThatThrownBy(() -> Customer.evolve(KNOWN, created)).isInstanceOf(CorruptStream.class);
        assertThatThrownBy(() -> Customer.evolve(KNOWN, new TopUpRemoved(new UUID(7, 2), AT, new UUID(8, 1))))
                .isInstanceOf(CorruptStream.class);
        assertThatThrownBy(() -> Customer.evolve(
                        KNOWN, new TopUpSet(new UUID(8, 2), AT, terms("credits", 1, 0), new UUID(8, 1))))
                .isInstanceOf(CorruptStream.class);
        assertThatThrownBy(() -> Customer.evolve(Customer.NONE, new TopUpRemoved(new UUID(7, 2), AT, new UUID(8, 1))))
                .isInstanceOf(CorruptStream.class);
    }

    private static Customer after(Customer customer, CustomerCommand command) {
        return Customer.evolve(
                customer, CustomerDecider.decide(command, customer).events().getFirst());
    }

    private static SetTopUp set(int number, TopUpTerms terms) {
        return new SetTopUp(ADA, new UUID(8, number), AT, terms);
    }

    private static RemoveTopUp remove(int number) {
        return new RemoveTopUp(ADA, new UUID(9, number), AT, new UUID(8, number));
    }

    private static TopUpTerms terms(String unit, int amount, int threshold) {
        return new TopUpTerms(
                unit,
                Credits.of(amount),
                Credits.of(threshold),
                UnitCost.ZERO,
                null,
                null,
                new InvoiceTerms(true, 0, null));
    }

    private static Profile profile(String name, String email, @Nullable String external, String zone) {
        return new Profile(name, email, external, zone, null, new TreeMap<>());
    }
}
