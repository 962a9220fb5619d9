package dev.stagedoor.systemtests;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that nobody sends by accident twice: noise, cut and twisted JSON, and values at and over every edge. */
final class HostileBodies {
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\ud800",
            "\u202egnp.exe",
            "😀".repeat(50),
            // Normalized, each is eighteen characters, and the last ones grow a tower of accents.
            "\ufdfa\ufdfa\ufdfa",
            "x@\ufdfa.org",
            "\u0301".repeat(200),
            "${jndi:ldap://x}",
            "javascript:1",
            "' OR 1=1 --",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "x".repeat(5_000),
            "\r\nBcc: all@example.org",
            "%00",
            "null",
            "-1",
            "2090-01-01",
            "+999999999-12-31T23:59:59-18:00",
            "9999-12-31T23:59:59.999999999+18:00",
            "0000-00-00T00:00:00Z",
            "-999999999-01-01T00:00:00Z",
            "+1000000000-12-31T23:59:59Z",
            "00000000-0000-0000-0000-000000000000",
            "PT-1S",
            "P999999999D",
            "Mars/Olympus_Mons",
            "XXX");
    private static final List<String> NUMBERS = List.of(
            "0", "-1", "1.5", "1e400", "-1e400", "2147483648", "9223372036854775808", "1e-400", "99999999999999999999");

    private final RandomGenerator random;

    HostileBodies(RandomGenerator random) {
        this.random = random;
    }

    /** A body derived from {@code valid}, which is what the endpoint expects. */
    byte[] derivedFrom(String valid) {
        return switch (random.nextInt(8)) {
            case 0 -> noise();
            case 1 -> cut(valid);
            case 2 -> flipped(valid);
            case 3 -> nested();
            case 4 -> bytes(anything(2).toString());
            default -> bytes(withNumbers(twisted(JSON.readTree(valid)).toString()));
        };
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] cut(String valid) {
        return bytes(valid.substring(0, random.nextInt(valid.length())));
    }

    private byte[] flipped(String valid) {
        byte[] flipped = bytes(valid);
        for (int i = 0; i < 3; i++) {
            flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
        }
        return flipped;
    }

    private byte[] nested() {
        int depth = 1 + random.nextInt(3_000);
        return bytes(random.nextBoolean() ? "[".repeat(depth) : "{\"a\":".repeat(depth));
    }

    private JsonNode twisted(JsonNode node) {
        if (random.nextInt(4) == 0) {
            return anything(2);
        }
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode twisted = NODES.objectNode();
                object.properties().forEach(property -> {
                    if (random.nextInt(8) != 0) {
                        twisted.set(property.getKey(), twisted(property.getValue()));
                    }
                });
                yield twisted;
            }
            case ArrayNode array -> {
                ArrayNode twisted = NODES.arrayNode();
                int copies = random.nextInt(4);
                for (int i = 0; i < copies; i++) {
                    array.forEach(element -> twisted.add(twisted(element)));
                }
                yield twisted;
            }
            default -> random.nextInt(3) == 0 ? anything(1) : node;
        };
    }

    private JsonNode anything(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> NODES.stringNode(TEXTS.get(random.nextInt(TEXTS.size())));
            // A marker, as no node type holds numbers of any size; see withNumbers.
            case 1 -> NODES.stringNode("#" + NUMBERS.get(random.nextInt(NUMBERS.size())));
            case 2 -> NODES.nullNode();
            case 3 -> NODES.booleanNode(random.nextBoolean());
            case 4 -> NODES.arrayNode().add(anything(depth - 1));
            default -> NODES.objectNode().set("name", anything(depth - 1));
        };
    }

    private static String withNumbers(String json) {
        return json.replaceAll("\"#([-+.e0-9]+)\"", "$1");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
