package dev.stagedoor.service.config;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.stagedoor.service.http.OneTaskLater;
import dev.stagedoor.service.http.PublicUrl;
import dev.stagedoor.service.id.IdSource;
import dev.stagedoor.service.paging.PageRequestArgumentResolver;
import dev.stagedoor.service.problem.ProblemAdvice;
import dev.stagedoor.service.problem.ProblemHandler;
import dev.stagedoor.service.problem.ProblemWriter;
import dev.stagedoor.service.security.CallerArgumentResolver;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Clock, ids, the public address, problem documents, and what controllers may take as parameters. */
@AutoConfiguration
public class ServiceAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    IdSource idSource() {
        TimeBasedEpochGenerator timeOrdered = Generators.timeBasedEpochGenerator();
        return new IdSource() {
            @Override
            public UUID next() {
                return timeOrdered.generate();
            }

            @Override
            public UUID secret() {
                return UUID.randomUUID();
            }
        };
    }

    /** A number or a truth value is not a text: the property {@code allow-coercion-of-scalars} leaves this one open. */
    @Bean
    JsonMapperBuilderCustomizer textIsText() {
        return json -> json.withCoercionConfig(LogicalType.Textual, text -> {
            text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
            text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
            text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        });
    }

    @Bean
    PublicUrl publicUrl(@Value("${stagedoor.public-url}") URI address) {
        return PublicUrl.of(address);
    }

    @Bean
    OneTaskLater oneTaskLater() {
        return new OneTaskLater();
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    ProblemHandler problemHandler(ProblemWriter writer) {
        return new ProblemHandler(writer);
    }

    @Bean
    ProblemAdvice problemAdvice(ProblemHandler handler) {
        return new ProblemAdvice(handler);
    }

    @Bean
    WebFluxConfigurer serviceArguments() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new CallerArgumentResolver(), new PageRequestArgumentResolver());
            }
        };
    }
}
