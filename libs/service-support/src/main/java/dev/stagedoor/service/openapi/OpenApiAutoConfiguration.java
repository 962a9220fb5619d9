package dev.stagedoor.service.openapi;

import dev.stagedoor.service.paging.PageRequest;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Whose document it is, how to sign in, and what every operation may answer. */
@AutoConfiguration
public class OpenApiAutoConfiguration {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, PageRequest.class);
    }

    @Bean
    Examples examples(@Value("${spring.application.name}") String service) {
        return Examples.of(service);
    }

    @Bean
    OpenAPI openApi(@Value("${spring.application.name}") String service, Examples examples) {
        SecurityScheme bearer = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme(CommonOperations.BEARER)
                .bearerFormat("JWT");
        return new OpenAPI()
                .info(new Info()
                        .title("Stagedoor: " + service)
                        .version("v1")
                        .description(examples.description().orElse(service))
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(CommonOperations.BEARER, bearer)
                        .addSchemas(ProblemDocument.NAME, ProblemDocument.schema()));
    }

    @Bean
    CommonOperations commonOperations() {
        return new CommonOperations();
    }

    @Bean
    CommonDocument commonDocument(Examples examples) {
        return new CommonDocument(examples);
    }

    @Bean
    RecordSchemas recordSchemas() {
        return new RecordSchemas();
    }
}
