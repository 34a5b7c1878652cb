package io.creditledger.api.operations;

import java.util.Map;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * One JSON object per line in the Elastic Common Schema, as Spring Boot writes it. Works from the first line on, before
 * there is a server with an environment of its own. Logback makes it by its name.
 */
public final class EcsEncoder extends StructuredLogEncoder {
    @Override
    public void start() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "ledger", Map.of("logging.structured.ecs.service.name", "credit-ledger")));
        getContext().putObject(Environment.class.getName(), environment);
        setFormat("ecs");
        super.start();
    }
}
