package dev.stagedoor.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import reactor.netty.http.HttpResources;

class StagedoorServiceTest {

    @Test
    void takesNewConnectionsInByAThreadThatServesNoRequests() {
        var _ = StagedoorService.builder(StagedoorServiceTest.class, "some-service");
        HttpResources threads = HttpResources.get();

        assertThat(threads.onServerSelect(true))
                .isNotSameAs(threads.onServer(true))
                .hasSize(1);
    }
}
