package dev.stagedoor.testsupport.clean.booking.config;

import java.time.Clock;

class Clocks {
    Clock clock() {
        return Clock.systemUTC();
    }
}
