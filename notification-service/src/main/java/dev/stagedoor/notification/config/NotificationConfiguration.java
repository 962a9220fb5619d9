package dev.stagedoor.notification.config;

import dev.stagedoor.notification.mail.MailLimits;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Switches on what the features use. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailLimits.class)
@EnableScheduling
class NotificationConfiguration {}
