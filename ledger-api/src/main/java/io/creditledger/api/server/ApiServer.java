package io.creditledger.api.server;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The HTTP server over a ledger that somebody else opened and closes. */
public final class ApiServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);

    private final ConfigurableApplicationContext context;
    private final Ports ports;
    private final Duration drain;
    private final @Nullable ManagementServer management;
    private final AtomicBoolean closed = new AtomicBoolean();

    private ApiServer(
            ConfigurableApplicationContext context,
            Ports ports,
            Duration drain,
            @Nullable ManagementServer management) {
        this.context = context;
        this.ports = ports;
        this.drain = drain;
        this.management = management;
    }

    /**
     * Listens when this returns.
     *
     * @throws IllegalStateException when it cannot listen where operators were told to look
     */
    public static ApiServer start(Ports ports, ServerSettings settings) {
        ManagementServer management = management(ports, settings);
        try {
            return new ApiServer(listening(ports, settings), ports, settings.drain(), management);
        } catch (RuntimeException e) {
            if (management != null) {
                management.close();
            }
            throw e;
        }
    }

    private static ConfigurableApplicationContext listening(Ports ports, ServerSettings settings) {
        return new SpringApplicationBuilder(ApiConfiguration.class)
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
    }

    private static @Nullable ManagementServer management(Ports ports, ServerSettings settings) {
        ServerSettings.Management where = settings.management();
        if (where == null) {
            return null;
        }
        try {
            return ManagementServer.start(where, ports.metrics(), ports.readiness());
        } catch (IOException e) {
            String problem = "metrics cannot be served at " + where.address() + ":" + where.port() + " ("
                    + e.getMessage() + "); LEDGER_MANAGEMENT_PORT says where, or 'none'";
            if (where.required()) {
                throw new IllegalStateException(problem, e);
            }
            LOG.warn("{}", problem);
            return null;
        }
    }

    /** The TCP port it listens on. */
    public int port() {
        return Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    /** The TCP port of metrics and health; empty when they are not served. */
    public OptionalInt managementPort() {
        return management == null ? OptionalInt.empty() : OptionalInt.of(management.port());
    }

    /** The beans, for tests that look at the routes. */
    ConfigurableApplicationContext context() {
        return context;
    }

    /**
     * Says that it is not ready, waits until whoever spreads the load has noticed, takes in no more, finishes the
     * requests that are under way, then stops.
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        ports.readiness().drain();
        try {
            Thread.sleep(drain.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        context.close();
        if (management != null) {
            management.close();
        }
        ports.metrics().close();
    }

    private static Map<String, Object> properties(ServerSettings settings) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("server.port", settings.port());
        properties.put("spring.threads.virtual.enabled", true);
        properties.put("server.shutdown", "graceful");
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", "30s");
        properties.put("server.tomcat.max-connections", 4_096); // idle ones cost little; who works needs room inside
        properties.put("server.tomcat.accept-count", 256);
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
