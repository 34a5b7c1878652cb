package io.creditledger.api.server;

import io.creditledger.api.billing.AlertReach;
import io.creditledger.api.billing.BillingApi;
import io.creditledger.api.billing.GracePeriod;
import io.creditledger.api.body.StrictJson;
import io.creditledger.api.call.Accounts;
import io.creditledger.api.call.Acknowledged;
import io.creditledger.api.call.Entities;
import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Writes;
import io.creditledger.api.entity.Claims;
import io.creditledger.api.entity.EntityApi;
import io.creditledger.api.ledger.NativeApi;
import io.creditledger.api.metrics.AlertMeters;
import io.creditledger.api.org.ClientVersions;
import io.creditledger.api.org.OrgApi;
import io.creditledger.api.org.Organizations;
import io.creditledger.api.problem.ProblemWriter;
import io.creditledger.api.security.ApiKeys;
import io.creditledger.api.security.Credentials;
import io.creditledger.api.security.Gate;
import io.creditledger.api.security.Tenants;
import io.creditledger.api.security.UserTokens;
import io.creditledger.api.traffic.Traffic;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/** Every bean of the server but the ledger itself: that comes in as {@link Ports}. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    PortBeans.class,
    SalesBeans.class,
    NativeApi.class,
    OrgApi.class,
    EntityApi.class,
    BillingApi.class,
    WebConfiguration.class,
    OpenApiConfiguration.class,
    HealthOperations.class,
    ErrorPage.class
})
class ApiConfiguration {
    @Bean
    JsonMapper jsonMapper() {
        return ApiJson.mapper();
    }

    @Bean
    StrictJson strictJson() {
        return new StrictJson();
    }

    @Bean
    Stamps stamps(Ports ports) {
        return new Stamps(ports.clock());
    }

    @Bean
    Acknowledged acknowledged() {
        return new Acknowledged();
    }

    @Bean
    Writes writes(Ports ports, Acknowledged acknowledged) {
        return new Writes(ports.gateway(), acknowledged);
    }

    @Bean
    Reads reads(Ports ports, Acknowledged acknowledged) {
        return new Reads(ports.progress(), acknowledged);
    }

    @Bean
    Accounts accounts(Ports ports, Reads reads, Stamps stamps) {
        return new Accounts(ports.balances(), reads, stamps);
    }

    @Bean
    Entities entities(Ports ports, Accounts accounts, Reads reads) {
        return new Entities(accounts, ports.tiers(), reads);
    }

    @Bean
    Organizations organizations(Accounts accounts) {
        return new Organizations(accounts);
    }

    @Bean
    ClientVersions clientVersions(ServerSettings settings) {
        return new ClientVersions(settings.minimumClientVersion());
    }

    @Bean
    GracePeriod gracePeriod(ServerSettings settings) {
        return new GracePeriod(settings.grace());
    }

    @Bean
    AlertReach alertReach(ServerSettings settings) {
        return new AlertReach(settings.alertsInside());
    }

    @Bean(destroyMethod = "")
    AlertMeters alertMeters(Ports ports) {
        return ports.metrics().alerts();
    }

    @Bean
    ApiKeys apiKeys(Ports ports) {
        return new ApiKeys(ports.dataSource());
    }

    @Bean
    Tenants tenants(Ports ports) {
        return new Tenants(ports.dataSource());
    }

    @Bean
    Claims claims(Ports ports) {
        return new Claims(ports.dataSource());
    }

    @Bean
    Readiness readiness(Ports ports) {
        return ports.readiness();
    }

    @Bean
    FilterRegistrationBean<Traffic> traffic(Ports ports, ProblemWriter writer, ServerSettings settings) {
        FilterRegistrationBean<Traffic> traffic =
                new FilterRegistrationBean<>(new Traffic(writer, ports.metrics(), settings.requestLines()));
        traffic.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return traffic;
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    FilterRegistrationBean<Gate> gate(ApiKeys keys, Tenants tenants, Ports ports, ProblemWriter writer) {
        Credentials credentials = new Credentials(keys, tenants, new UserTokens(ports.clock()));
        FilterRegistrationBean<Gate> gate = new FilterRegistrationBean<>(new Gate(credentials, writer));
        gate.setOrder(Ordered.HIGHEST_PRECEDENCE + 1); // within the traffic
        return gate;
    }
}
