package dev.stagedoor.event.live.http;

import dev.stagedoor.event.live.LiveLimits;
import dev.stagedoor.event.live.Told;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.netty.http.server.HttpServerResponse;

/** Writes what is told to a client no faster than it takes it. */
@Component
class LiveStreams {
    private final LiveLimits limits;
    private final Clock clock;
    private final Counter cutOff;

    LiveStreams(LiveLimits limits, Clock clock, MeterRegistry registry) {
        this.limits = limits;
        this.clock = clock;
        this.cutOff = Counter.builder("stagedoor.live.cut.off")
                .description("Clients that were cut off because they did not take what they were sent")
                .register(registry);
    }

    Mono<Void> write(Flux<Told> told, ServerHttpResponse response) {
        return Mono.defer(() -> {
            Client client = new Client(response, channel(response));
            response.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
            return response.writeAndFlushWith(told.handle(client::next).map(Mono::just));
        });
    }

    private Channel channel(ServerHttpResponse response) {
        HttpServerResponse server = ServerHttpResponseDecorator.getNativeResponse(response);
        Channel[] channel = new Channel[1];
        server.withConnection(connection -> channel[0] = connection.channel());
        channel[0].config().setOption(ChannelOption.SO_SNDBUF, (int)
                limits.sendBuffer().toBytes());
        return channel[0];
    }

    /**
     * One who watches. What is told while the connection is still busy with what was told before is passed over: the next
     * time the newest is sent, so nothing queues up but one message.
     */
    private final class Client {
        private final ServerHttpResponse response;
        private final Channel channel;
        private @Nullable Told last;
        private @Nullable Instant busySince;

        private Client(ServerHttpResponse response, Channel channel) {
            this.response = response;
            this.channel = channel;
        }

        private void next(Told told, SynchronousSink<DataBuffer> sink) {
            if (isBusy()) {
                cutOffIfItTakesNothing();
                return;
            }
            busySince = null;
            byte[] bytes = told == last ? AvailabilityWording.KEEP_ALIVE : told.bytes();
            last = told;
            sink.next(response.bufferFactory().wrap(bytes));
        }

        private boolean isBusy() {
            return channel.bytesBeforeUnwritable() < channel.config().getWriteBufferHighWaterMark();
        }

        private void cutOffIfItTakesNothing() {
            Instant now = clock.instant();
            if (busySince == null) {
                busySince = now;
            } else if (!now.isBefore(busySince.plus(limits.patience()))) {
                cutOff.increment();
                // Without a word and without what the kernel still keeps for it.
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
                var unused = channel.close();
            }
        }
    }
}
