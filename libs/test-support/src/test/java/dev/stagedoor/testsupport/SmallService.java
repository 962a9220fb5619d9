package dev.stagedoor.testsupport;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** The least that is a service with a database: its file is small-service.yml, as each service has one of its own. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class SmallService {}
