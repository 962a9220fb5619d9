package dev.stagedoor.chaos.platform;

import java.nio.file.Path;
import java.util.Map;

/**
 * How a platform is to be.
 *
 * @param home the project's folder, whose modules are built
 * @param logs the folder for what the programs say
 * @param replicas of booking-service and of ticket-service
 * @param settings for all services, as environment variables
 */
public record Setup(Path home, Path logs, int replicas, Map<String, String> settings) {}
