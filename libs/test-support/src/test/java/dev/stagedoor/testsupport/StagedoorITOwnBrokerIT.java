package dev.stagedoor.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A service without a database, with a broker that it does not share. */
@StagedoorIT(
        ownBroker = true,
        classes = SmallService.class,
        properties = "spring.autoconfigure.exclude=org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration")
class StagedoorITOwnBrokerIT {
    @Autowired
    private Environment environment;

    @Autowired
    private RestartableBroker broker;

    @Autowired
    private ObjectProvider<Database> database;

    @Test
    void pointsTheServiceAtItsOwnBroker() {
        assertThat(environment.getProperty("stagedoor.kafka.bootstrap-servers"))
                .isEqualTo(broker.bootstrapServers())
                .isNotEqualTo(TestInfra.bootstrapServers());
    }

    @Test
    void hasNoDatabase() {
        assertThat(database.getIfAvailable()).isNull();
        assertThat(environment.getProperty("stagedoor.database.host")).isNull();
    }
}
