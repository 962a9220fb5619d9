package dev.stagedoor.service.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tokens are checked.
 *
 * @param jwksUri where account-service publishes its keys
 * @param issuer the only accepted {@code iss} claim
 */
@ConfigurationProperties("stagedoor.security")
public record SecurityProperties(
        String jwksUri, @DefaultValue("stagedoor") String issuer) {}
