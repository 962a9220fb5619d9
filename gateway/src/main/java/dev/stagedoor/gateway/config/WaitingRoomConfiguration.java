package dev.stagedoor.gateway.config;

import dev.stagedoor.gateway.waiting.Passes;
import dev.stagedoor.gateway.waiting.WaitingRoomLimits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WaitingRoomConfiguration {

    @Bean
    Passes passes(WaitingRoomLimits limits) {
        return new Passes(limits.secret());
    }
}
