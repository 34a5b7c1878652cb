package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.store.Ids;
import io.creditledger.sandbox.store.Json;
import tools.jackson.databind.node.ObjectNode;

/** What is told of a card or an account: on the payment method, and on a charge of it. */
final class PaymentDetails {
    private static final int EXPIRES_IN = 2034;

    private PaymentDetails() {}

    /** The card of a payment method. */
    static ObjectNode card(TestCard card) {
        ObjectNode details = Json.like("{'checks':{'address_line1_check':null,'address_postal_code_check':null,"
                + "'cvc_check':'pass'},'country':'US','exp_month':12,'funding':'credit','generated_from':null,"
                + "'regulated_status':'unregulated','three_d_secure_usage':{'supported':true},'wallet':null}");
        details.put("brand", card.brand());
        details.put("display_brand", card.brand());
        details.put("exp_year", EXPIRES_IN);
        details.put("fingerprint", PaymentMethods.fingerprint(card));
        details.put("last4", card.last4());
        ObjectNode networks = details.putObject("networks");
        networks.putArray("available").add(card.brand());
        networks.putNull("preferred");
        return details;
    }

    /** The account of a payment method. */
    static ObjectNode account(TestCard card) {
        ObjectNode details = Json.like("{'account_holder_type':'individual','account_type':'checking',"
                + "'bank_name':'STRIPE TEST BANK','financial_connections_account':null,"
                + "'networks':{'preferred':'ach','supported':['ach']},'routing_number':'110000000',"
                + "'status_details':{}}");
        details.put("fingerprint", PaymentMethods.fingerprint(card));
        details.put("last4", card.last4());
        return details;
    }

    /** What a charge tells of how it was paid. */
    static ObjectNode charged(TestCard card, long amount, boolean authenticated) {
        ObjectNode details = Json.object();
        details.set(card.type(), card.bank() ? chargedAccount(card) : chargedCard(card, amount, authenticated));
        details.put("type", card.type());
        return details;
    }

    private static ObjectNode chargedCard(TestCard card, long amount, boolean authenticated) {
        ObjectNode details = Json.like("{'amount_authorized':null,'authorization_code':null,'brand':null,"
                + "'checks':{'address_line1_check':null,'address_postal_code_check':null,'cvc_check':'pass'},"
                + "'country':'US','exp_month':12,'exp_year':2034,"
                + "'extended_authorization':{'status':'disabled'},'fingerprint':null,'funding':'credit',"
                + "'incremental_authorization':{'status':'unavailable'},'installments':null,'last4':null,"
                + "'mandate':null,'multicapture':{'status':'unavailable'},'network':null,"
                + "'network_token':{'used':false},'network_transaction_id':null,"
                + "'overcapture':{'maximum_amount_capturable':0,'status':'unavailable'},"
                + "'regulated_status':'unregulated','three_d_secure':null,'transaction_link_id':null,'wallet':null}");
        details.put("brand", card.brand());
        details.put("network", card.brand());
        details.put("fingerprint", PaymentMethods.fingerprint(card));
        details.put("last4", card.last4());
        details.put("network_transaction_id", Ids.random(15));
        if (!card.declined()) {
            details.put("amount_authorized", amount);
            details.put("authorization_code", "123456");
            Json.objectOf(details, "overcapture").put("maximum_amount_capturable", amount);
        }
        if (authenticated) {
            details.set(
                    "three_d_secure",
                    Json.like("{'authentication_flow':'challenge',"
                            + "'electronic_commerce_indicator':'05','exemption_indicator':null,"
                            + "'result':'authenticated',"
                            + "'result_reason':null,'transaction_id':'d2d0e5b7-0c3f-4b68-a0c0-1f2e3d4c5b6a',"
                            + "'version':'2.2.0'}"));
        }
        return details;
    }

    private static ObjectNode chargedAccount(TestCard card) {
        ObjectNode details = Json.like("{'account_holder_type':'individual','account_type':'checking',"
                + "'bank_name':'STRIPE TEST BANK','payment_reference':null,'routing_number':'110000000'}");
        details.put("fingerprint", PaymentMethods.fingerprint(card));
        details.put("last4", card.last4());
        return details;
    }
}
