package io.creditledger.api.billing;

import org.springframework.context.annotation.Configuration;

/** The operations of the billing dialect. */
@Configuration(proxyBeanMethods = false)
public class BillingApi {}
