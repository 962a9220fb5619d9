package dev.stagedoor.testsupport.violations.booking.hold.http;

public class PublicController {}
