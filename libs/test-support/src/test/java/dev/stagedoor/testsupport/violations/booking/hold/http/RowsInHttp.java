package dev.stagedoor.testsupport.violations.booking.hold.http;

import dev.stagedoor.testsupport.violations.booking.hold.postgres.Rows;

record RowsInHttp(Rows rows) {}
