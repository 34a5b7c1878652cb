package io.creditledger.api.server;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Call;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The OpenAPI document: what the annotations do not say. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    /** Security scheme of the native and the organization dialect. */
    static final String BEARER = "key";

    /** Security schemes of the entity dialect. */
    static final List<String> ENTITY_HEADERS = List.of("apikey", "apisecret", "token", "userid");

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Call.class, Fields.class)
                .replaceWithSchema(
                        Credits.class, decimal("Credits, exact: a decimal number of up to 12 fraction digits"))
                .replaceWithSchema(UnitCost.class, decimal("Paid per credit, exact, in major units"));
    }

    @Bean
    OpenAPI openApi() {
        Components components = new Components()
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("An API key, written <id>.<secret>"));
        ENTITY_HEADERS.forEach(header -> components.addSecuritySchemes(
                header,
                new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.HEADER)
                        .name(header)));
        return new OpenAPI()
                .info(new Info().title("Credit ledger").version("1").description("An event-sourced credit ledger."))
                .servers(List.of(new Server().url("/")))
                .components(components);
    }

    @Bean
    RequiredParts requiredParts() {
        return new RequiredParts();
    }

    @Bean
    OperationDocuments operationDocuments() {
        return new OperationDocuments();
    }

    private static StringSchema decimal(String description) {
        StringSchema schema = new StringSchema();
        schema.setDescription(description);
        schema.setExample("12.5");
        return schema;
    }
}
