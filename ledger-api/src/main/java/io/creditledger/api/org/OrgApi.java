package io.creditledger.api.org;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The operations of the organization dialect. */
@Configuration(proxyBeanMethods = false)
@Import({
    CreditOperations.class,
    BillingOperations.class,
    AutoRefillOperations.class,
    MemberOperations.class,
    WebhookOperations.class
})
public class OrgApi {}
