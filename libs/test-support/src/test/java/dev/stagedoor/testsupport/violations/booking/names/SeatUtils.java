package dev.stagedoor.testsupport.violations.booking.names;

class SeatUtils {}
