package io.creditledger.api.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The HTTP server over a ledger that somebody else opened and closes. */
public final class ApiServer implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private ApiServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Listens when this returns. */
    public static ApiServer start(Ports ports, ServerSettings settings) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(ApiConfiguration.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(properties(settings))
                .initializers(starting -> {
                    GenericApplicationContext beans = (GenericApplicationContext) starting;
                    beans.registerBean(Ports.class, () -> ports);
                    beans.registerBean(ServerSettings.class, () -> settings);
                })
                .run();
        return new ApiServer(context);
    }

    /** The TCP port it listens on. */
    public int port() {
        return Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    /** The beans, for tests that look at the routes. */
    ConfigurableApplicationContext context() {
        return context;
    }

    /** Finishes the requests that are under way, then stops. */
    @Override
    public void close() {
        context.close();
    }

    private static Map<String, Object> properties(ServerSettings settings) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("server.port", settings.port());
        properties.put("spring.threads.virtual.enabled", true);
        properties.put("server.shutdown", "graceful");
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", "30s");
        properties.put("server.tomcat.max-swallow-size", "16MB"); // so that a body too large still gets its 413
        properties.put("server.max-http-request-header-size", "16KB");
        properties.put("server.tomcat.max-keep-alive-requests", -1); // 100 would make busy callers reconnect all day
        properties.put("server.tomcat.connection-timeout", "20s");
        properties.put("server.error.whitelabel.enabled", false);
        properties.put("spring.mvc.formcontent.filter.enabled", false);
        properties.put("spring.main.allow-circular-references", false);
        properties.put("springdoc.api-docs.path", "/openapi.json");
        properties.put("springdoc.api-docs.version", "openapi_3_1");
        properties.put("springdoc.default-produces-media-type", "application/json");
        properties.put("springdoc.writer-with-order-by-keys", true);
        properties.put("springdoc.swagger-ui.enabled", settings.pages());
        properties.put("springdoc.swagger-ui.path", "/docs");
        return properties;
    }
}
