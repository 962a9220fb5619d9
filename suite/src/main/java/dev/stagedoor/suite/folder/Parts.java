package dev.stagedoor.suite.folder;

/** Names of the parts that are not services. */
public final class Parts {
    public static final String POSTGRES = "PostgreSQL";
    public static final String KAFKA = "Kafka";
    public static final String MAIL = "mail catcher";
    public static final String GATEWAY = "gateway";

    private Parts() {}
}
