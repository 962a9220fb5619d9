package dev.stagedoor.account.config;

import dev.stagedoor.account.erasure.DeleteAccount;
import dev.stagedoor.account.erasure.Erasures;
import dev.stagedoor.account.erasure.StoreDeletion;
import dev.stagedoor.account.export.OtherParts;
import dev.stagedoor.account.export.http.HttpParts;
import dev.stagedoor.account.export.http.HttpParts.Source;
import dev.stagedoor.account.limit.Allowances;
import dev.stagedoor.account.limit.postgres.PostgresAllowances;
import dev.stagedoor.account.reset.MailReset;
import dev.stagedoor.account.reset.RequestReset;
import dev.stagedoor.account.session.LoginFailures;
import dev.stagedoor.account.session.Sessions;
import dev.stagedoor.account.session.VerifyPassword;
import dev.stagedoor.account.token.OneTimeTokens;
import dev.stagedoor.account.token.postgres.PostgresOneTimeTokens;
import dev.stagedoor.account.user.Users;
import dev.stagedoor.messaging.Outbox;
import dev.stagedoor.service.id.IdSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.client.WebClient;

/** What happens to an account after it was made. */
@Configuration(proxyBeanMethods = false)
class LifeConfiguration {
    private static final String EXPORT = "/api/users/me/export/";

    @Bean
    OneTimeTokens oneTimeTokens(DatabaseClient database, Outbox outbox, IdSource ids, AccountProperties properties) {
        var limits = new PostgresOneTimeTokens.Limits(
                properties.confirmation().validity(),
                properties.reset().validity(),
                properties.session().purgeBatch());
        return new PostgresOneTimeTokens(database, outbox, ids, limits);
    }

    @Bean
    Allowances allowances(DatabaseClient database, AccountProperties properties) {
        return new PostgresAllowances(
                database, properties.allowances(), properties.session().purgeBatch());
    }

    @Bean
    RequestReset requestReset(
            Users users, Allowances allowances, MailReset mailReset, Clock clock, AccountProperties properties) {
        return new RequestReset(
                users, allowances, mailReset, clock, properties.reset().answerTime());
    }

    @Bean
    StoreDeletion.Start startOfErasures(Clock clock, IdSource ids, AccountProperties properties) {
        return new StoreDeletion.Start(clock, ids, properties.erasure().services());
    }

    @Bean
    StoreDeletion storeDeletion(
            Users users,
            LoginFailures failures,
            Allowances allowances,
            Erasures erasures,
            TransactionalOperator transaction,
            StoreDeletion.Start start) {
        return new StoreDeletion(users, failures, allowances, erasures, transaction, start);
    }

    @Bean
    DeleteAccount deleteAccount(
            Users users,
            Sessions sessions,
            VerifyPassword verifyPassword,
            StoreDeletion storeDeletion,
            Clock clock,
            AccountProperties properties,
            MeterRegistry meters) {
        Duration recent = properties.erasure().recentSignIn();
        return new DeleteAccount(users, sessions, verifyPassword, storeDeletion, clock, recent, meters);
    }

    /** The services have the addresses that the gateway knows them by. */
    @Bean
    OtherParts otherParts(
            @Value("${stagedoor.bookings.url}") String bookings,
            @Value("${stagedoor.events.url}") String events,
            @Value("${stagedoor.notifications.url}") String notifications,
            ObservationRegistry observations,
            AccountProperties properties) {
        List<Source> sources = List.of(
                new Source("bookings", bookings + EXPORT + "bookings"),
                new Source("events", events + EXPORT + "events"),
                new Source("mails", notifications + EXPORT + "mails"));
        int maxPart = Math.toIntExact(properties.export().maxPart().toBytes());
        WebClient client = WebClient.builder()
                .observationRegistry(observations)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(maxPart))
                .build();
        return new HttpParts(client, sources, properties.export().timeLimit());
    }
}
