package dev.stagedoor.notification.config;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.messaging.Publishes;
import dev.stagedoor.notification.contact.ContactLimits;
import dev.stagedoor.notification.mail.MailLimits;
import dev.stagedoor.notification.report.ReportLimits;
import dev.stagedoor.service.security.AccessRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Switches on what the features use. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ContactLimits.class, MailLimits.class, ReportLimits.class})
@EnableScheduling
class NotificationConfiguration {

    @Bean
    Publishes publishes() {
        return Publishes.to(Topics.ERASURES);
    }

    /** Reports are for organizers; each sees their own. */
    @Bean
    AccessRules accessRules() {
        return exchanges ->
                exchanges.pathMatchers("/api/reports", "/api/reports/**").hasAuthority("organizer");
    }
}
