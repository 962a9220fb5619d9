package dev.stagedoor.gateway;

import dev.stagedoor.service.StagedoorService;
import dev.stagedoor.service.config.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The gateway. It lets requests without a token pass, unlike a service, so it has a security configuration of its own. */
@SpringBootApplication(exclude = SecurityAutoConfiguration.class)
@ConfigurationPropertiesScan
public class GatewayApplication {
    public static void main(String[] args) {
        var _ = StagedoorService.run(GatewayApplication.class, "gateway", args);
    }
}
