package io.creditledger.sandbox.page;

import io.creditledger.sandbox.http.Answer;
import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.http.Call;
import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.stripe.World;

/** Everything a browser shows. Whoever has the address may see the page: ids and secrets in it cannot be guessed. */
public final class Pages {
    private static final String CHECKOUT = "/c/pay/";
    private static final String BANK = "/3d_secure/";
    private static final String RECEIPT = "/receipts/";
    private static final String INVOICE = "/i/";
    private static final String RETURN = "/return";

    private Pages() {}

    /** The page at this address. */
    public static Answer answer(World world, Call call) {
        try {
            return find(world, call);
        } catch (ApiError e) {
            return Answer.html(e.status(), Html.page("Not found", "<p>" + Html.escape(e.getMessage()) + "</p>"));
        }
    }

    private static Answer find(World world, Call call) {
        String path = call.path();
        boolean post = call.method().equals("POST");
        if (path.startsWith(CHECKOUT) && path.endsWith(RETURN)) {
            return CheckoutPage.back(world, path.substring(CHECKOUT.length(), path.length() - RETURN.length()));
        }
        if (path.startsWith(CHECKOUT)) {
            String id = path.substring(CHECKOUT.length());
            return post ? CheckoutPage.pay(world, id, Form.parse(call.body())) : CheckoutPage.show(world, id);
        }
        if (path.startsWith(BANK)) {
            String secret = path.substring(BANK.length());
            return post
                    ? ThreeDSecurePage.answer(world, secret, Form.parse(call.body()))
                    : ThreeDSecurePage.show(world, secret);
        }
        if (path.startsWith(RECEIPT)) {
            return ReceiptPage.receipt(world, path.substring(RECEIPT.length()));
        }
        if (path.startsWith(INVOICE)) {
            return ReceiptPage.invoice(world, path.substring(INVOICE.length()));
        }
        if (path.equals("/")) {
            return Answer.html(
                    200, Html.page("Stripe sandbox", "<p>Checkout pages open from the links of a shop.</p>"));
        }
        throw ApiError.noSuch("page", path, "path");
    }
}
