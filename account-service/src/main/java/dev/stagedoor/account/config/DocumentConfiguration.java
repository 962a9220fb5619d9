package dev.stagedoor.account.config;

import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says of every operation alike. */
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {
    private static final String PROBLEM = org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

    /** Without this, a refusal would be documented with the body of the success. */
    @Bean
    OperationCustomizer refusalsAreProblems() {
        return (operation, _) -> {
            ApiResponses responses = operation.getResponses();
            responses.forEach((status, response) -> {
                if (status.startsWith("4") || status.startsWith("5")) {
                    response.setContent(new Content().addMediaType(PROBLEM, new MediaType()));
                }
            });
            return operation;
        };
    }
}
