package dev.stagedoor.testsupport.violations.booking.hold.model;

import org.springframework.stereotype.Component;

@Component
class SpringInModel {}
