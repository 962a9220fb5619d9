package dev.stagedoor.testsupport.violations.booking.hold.kafka;

import dev.stagedoor.testsupport.violations.booking.hold.postgres.Rows;

record RowsInKafka(Rows rows) {}
