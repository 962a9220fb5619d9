package dev.stagedoor.account;

import dev.stagedoor.service.StagedoorService;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Users, credentials, sessions and the keys that sign access tokens. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AccountServiceApplication {
    public static void main(String[] args) {
        var _ = StagedoorService.run(AccountServiceApplication.class, "account-service", args);
    }
}
