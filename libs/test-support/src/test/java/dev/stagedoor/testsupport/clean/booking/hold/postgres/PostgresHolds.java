package dev.stagedoor.testsupport.clean.booking.hold.postgres;

import dev.stagedoor.testsupport.clean.booking.hold.model.Hold;

record PostgresHolds(Hold first) {}
