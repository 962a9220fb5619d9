package dev.stagedoor.account.config;

import com.nimbusds.jose.jwk.JWKSet;
import dev.stagedoor.account.key.KeyRing;
import dev.stagedoor.account.key.SigningKeys;
import dev.stagedoor.account.password.PasswordHashes;
import dev.stagedoor.account.session.AccessTokens;
import dev.stagedoor.account.session.LoginFailures;
import dev.stagedoor.account.session.Sessions;
import dev.stagedoor.account.session.VerifyPassword;
import dev.stagedoor.account.session.http.ClientAddresses;
import dev.stagedoor.account.session.postgres.PostgresLoginFailures;
import dev.stagedoor.account.session.postgres.PostgresSessions;
import dev.stagedoor.service.config.SecurityProperties;
import dev.stagedoor.service.id.IdSource;
import dev.stagedoor.service.security.Tokens;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SessionConfiguration {

    @Bean
    KeyRing keyRing(SigningKeys store, Clock clock, AccountProperties properties) {
        return new KeyRing(store, clock, properties.token().keysReload());
    }

    /** This service asks itself for no keys over HTTP. */
    @Bean
    ReactiveJwtDecoder jwtDecoder(KeyRing keys, SecurityProperties security) {
        return Tokens.checked(
                NimbusReactiveJwtDecoder.withJwkSource(_ -> keys.published().flatMapIterable(JWKSet::getKeys))
                        .jwsAlgorithm(SignatureAlgorithm.RS256)
                        .build(),
                security.issuer());
    }

    @Bean
    AccessTokens accessTokens(
            KeyRing keys, Clock clock, IdSource ids, SecurityProperties security, AccountProperties properties) {
        return new AccessTokens(
                keys, clock, ids, security.issuer(), properties.token().accessLifetime());
    }

    @Bean
    Sessions sessions(DatabaseClient database, AccountProperties properties) {
        var session = properties.session();
        return new PostgresSessions(
                database, new PostgresSessions.Limits(session.lifetime(), session.maxPerUser(), session.purgeBatch()));
    }

    @Bean
    LoginFailures loginFailures(DatabaseClient database, AccountProperties properties) {
        return new PostgresLoginFailures(
                database, properties.login().limits(), properties.session().purgeBatch());
    }

    @Bean
    VerifyPassword verifyPassword(
            LoginFailures failures, PasswordHashes hashes, Clock clock, AccountProperties properties) {
        return new VerifyPassword(failures, properties.login().limits(), hashes, clock);
    }

    @Bean
    ClientAddresses clientAddresses(AccountProperties properties) {
        return new ClientAddresses(properties.login().trustForwardedFor());
    }
}
