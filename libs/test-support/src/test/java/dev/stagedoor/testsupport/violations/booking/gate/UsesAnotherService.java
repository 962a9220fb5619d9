package dev.stagedoor.testsupport.violations.booking.gate;

import dev.stagedoor.testsupport.violations.ticket.Ticket;

record UsesAnotherService(Ticket ticket) {}
