package dev.stagedoor.account.config;

import dev.stagedoor.account.password.PasswordHashes;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.messaging.Publishes;
import dev.stagedoor.service.id.IdSource;
import dev.stagedoor.service.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    // The minimum of the OWASP Password Storage Cheat Sheet for Argon2id (m = 19 MiB, t = 2, p = 1): a hash takes about
    // 25 ms of a core, and an on-sale brings thousands of logins. A hash says its parameters, so raising them is safe.
    private static final int PARALLELISM = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ITERATIONS = 2;

    @Bean
    PasswordEncoder passwordEncoder() {
        return new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, PARALLELISM, MEMORY_KIB, ITERATIONS);
    }

    @Bean(destroyMethod = "dispose")
    Scheduler hashing(AccountProperties properties) {
        var password = properties.password();
        return Schedulers.newBoundedElastic(password.hashingThreads(), password.hashingQueue(), "hashing");
    }

    @Bean
    PasswordHashes passwordHashes(PasswordEncoder encoder, Scheduler hashing, IdSource ids) {
        return new PasswordHashes(encoder, hashing, ids);
    }

    @Bean
    AccessRules accessRules() {
        return exchanges -> AccessRules.readableByAll(exchanges, "/api/erasures/*")
                .pathMatchers(HttpMethod.POST, "/api/auth/confirm-email/request")
                .authenticated()
                .pathMatchers(HttpMethod.POST, "/api/auth/**")
                .permitAll()
                .pathMatchers("/.well-known/jwks.json")
                .permitAll();
    }

    @Bean
    Publishes publishes() {
        return Publishes.to(Topics.ACCOUNTS, Topics.CONTACTS, Topics.PRIVATE_MAIL);
    }
}
