package dev.stagedoor.testsupport.violations.booking.hold.model;

import reactor.core.publisher.Mono;

record ReactorInModel(Mono<String> later) {}
