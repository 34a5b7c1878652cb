package io.creditledger.api.server;

import io.creditledger.api.billing.KeyGuard;
import io.creditledger.api.body.FieldsResolver;
import io.creditledger.api.body.StrictJson;
import io.creditledger.api.call.CallResolver;
import io.creditledger.api.problem.ProblemWriter;
import io.creditledger.api.problem.Problems;
import io.creditledger.api.security.QueryGuard;
import io.creditledger.api.security.ScopeGuard;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What Spring MVC does our way: who may call, how bodies are read, how errors are answered. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    private final StrictJson json;
    private final ProblemWriter writer;

    WebConfiguration(StrictJson json, ProblemWriter writer) {
        this.json = json;
        this.writer = writer;
    }

    /**
     * Filters of the billing dialect are written {@code created_at[gte]}, and not every client encodes the brackets.
     */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> brackets() {
        return tomcat -> tomcat.addConnectorCustomizers(connector -> connector.setProperty("relaxedQueryChars", "[]"));
    }

    /**
     * A tenant's own ids may have any character, and clients write a slash in one as {@code %2F}. Tomcat leaves such
     * slashes as they are, so that they end no segment of the path; Spring decodes segments one by one. Ids name rows
     * and streams, never files.
     */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> slashesInIds() {
        String asTheyAre = EncodedSolidusHandling.PASS_THROUGH.getValue();
        return tomcat -> tomcat.addConnectorCustomizers(connector -> {
            connector.setEncodedSolidusHandling(asTheyAre);
            connector.setEncodedReverseSolidusHandling(asTheyAre);
        });
    }

    /** Semicolons in ids, which published clients send as they are. */
    @Bean
    static FilterRegistrationBean<SemicolonFilter> semicolons() {
        return new FilterRegistrationBean<>(new SemicolonFilter());
    }

    /** What Tomcat refuses by itself is answered in the envelope too. */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> errorReport() {
        return tomcat -> tomcat.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ErrorReport.class.getName());
            }
        });
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ScopeGuard());
        registry.addInterceptor(new KeyGuard()).addPathPatterns("/v1/**");
        registry.addInterceptor(new QueryGuard()).addPathPatterns("/api/**", "/v1/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallResolver());
        resolvers.add(new FieldsResolver(json));
    }

    @Override
    public void configureHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.add(new Problems(writer));
    }
}
