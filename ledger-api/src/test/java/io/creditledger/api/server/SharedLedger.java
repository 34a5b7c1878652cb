package io.creditledger.api.server;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands every test class the one {@link TestLedger} of the JVM, closed after the last: each test brings accounts of its
 * own.
 */
final class SharedLedger implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedLedger.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestLedger.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(TestLedger.class, type -> new TestLedger(ServerSettings.DEFAULT), TestLedger.class);
    }
}
