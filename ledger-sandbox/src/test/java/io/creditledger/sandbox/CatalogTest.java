package io.creditledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Price;
import com.stripe.model.Product;
import com.stripe.model.StripeCollection;
import com.stripe.param.PriceListParams;
import com.stripe.param.PriceRetrieveParams;
import com.stripe.param.PriceUpdateParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.ProductListParams;
import com.stripe.param.ProductUpdateParams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Products and prices, and with them lists, filters and expansion. */
class CatalogTest {
    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void a_price_tells_its_product_when_asked_to() throws StripeException {
        Price made = shop.price(2500);
        Price plain = shop.stripe.v1().prices().retrieve(made.getId());
        assertThat(plain.getProductObject()).isNull();
        Price price = shop.stripe
                .v1()
                .prices()
                .retrieve(
                        made.getId(),
                        PriceRetrieveParams.builder().addExpand("product").build());
        assertThat(price.getProductObject().getName()).isEqualTo("1000 credits");
        assertThat(price.getUnitAmount()).isEqualTo(2500);
        assertThat(price.getType()).isEqualTo("one_time");
        assertThat(price.getMetadata()).containsEntry("credits", "1000");
        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class,
                () -> shop.stripe
                        .v1()
                        .prices()
                        .retrieve(
                                made.getId(),
                                PriceRetrieveParams.builder()
                                        .addExpand("flavour")
                                        .build()));
        assertThat(refused.getMessage()).startsWith("This property cannot be expanded (flavour).");
    }

    @Test
    void lists_expand_within_their_data() throws StripeException {
        shop.price(100);
        Price listed = shop.stripe
                .v1()
                .prices()
                .list(PriceListParams.builder().addExpand("data.product").build())
                .getData()
                .getFirst();
        assertThat(listed.getProductObject().getName()).isEqualTo("1000 credits");
    }

    @Test
    void metadata_is_merged_and_an_empty_text_removes() throws StripeException {
        Price made = shop.price(2500);
        Price updated = shop.stripe
                .v1()
                .prices()
                .update(
                        made.getId(),
                        PriceUpdateParams.builder()
                                .setActive(false)
                                .putMetadata("more", "yes")
                                .putMetadata("credits", "")
                                .build());
        assertThat(updated.getActive()).isFalse();
        assertThat(updated.getMetadata()).containsOnlyKeys("more");
        assertThat(shop.stripe
                        .v1()
                        .prices()
                        .list(PriceListParams.builder().setActive(true).build())
                        .getData())
                .isEmpty();
    }

    @Test
    void a_list_is_paged_newest_first_forwards_and_backwards() throws StripeException {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.addFirst(shop.stripe
                    .v1()
                    .products()
                    .create(ProductCreateParams.builder().setName("p" + i).build())
                    .getId());
            shop.sandbox.advance(Duration.ofSeconds(10));
        }
        StripeCollection<Product> first = products(ProductListParams.builder().setLimit(3L));
        assertThat(first.getData()).extracting(Product::getId).containsExactlyElementsOf(made.subList(0, 3));
        assertThat(first.getHasMore()).isTrue();
        List<String> all = new ArrayList<>();
        first.autoPagingIterable().forEach(product -> all.add(product.getId()));
        assertThat(all).containsExactlyElementsOf(made);
        StripeCollection<Product> before =
                products(ProductListParams.builder().setLimit(2L).setEndingBefore(made.get(5)));
        assertThat(before.getData()).extracting(Product::getId).containsExactlyElementsOf(made.subList(3, 5));
        assertThat(before.getHasMore()).isTrue();
        assertThat(products(ProductListParams.builder().setStartingAfter(made.get(4)))
                        .getHasMore())
                .isFalse();
        long third = shop.stripe.v1().products().retrieve(made.get(2)).getCreated();
        assertThat(products(ProductListParams.builder()
                                .setCreated(ProductListParams.Created.builder()
                                        .setGte(third)
                                        .setLt(third + 20)
                                        .build()))
                        .getData())
                .extracting(Product::getId)
                .containsExactly(made.get(1), made.get(2));
    }

    private StripeCollection<Product> products(ProductListParams.Builder params) throws StripeException {
        return shop.stripe.v1().products().list(params.build());
    }

    @Test
    void an_update_tells_what_was_before() throws StripeException {
        Listener listener = Listener.to(shop);
        Product product = shop.stripe
                .v1()
                .products()
                .create(ProductCreateParams.builder()
                        .setId("credits")
                        .setName("Credits")
                        .build());
        assertThat(product.getId()).isEqualTo("credits");
        shop.stripe
                .v1()
                .products()
                .update(
                        "credits",
                        ProductUpdateParams.builder().setName("Better credits").build());
        Listener.quiet(shop);
        listener.close();
        assertThat(listener.types()).containsExactly("product.created", "product.updated");
        assertThat(listener.heard.get(1).getData().getPreviousAttributes())
                .containsEntry("name", "Credits")
                .doesNotContainKey("active");
    }
}
