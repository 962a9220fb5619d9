package dev.stagedoor.testsupport.violations.booking.hold.http;

import org.springframework.web.bind.annotation.RestController;

@RestController
public class PublicEndpoint {}
