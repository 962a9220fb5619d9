package dev.stagedoor.systemtests.containers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The environment variables that a service's configuration files read, as Spring does: {@code ${STAGEDOOR_X}} by name,
 * and any property {@code stagedoor.a.b-c} as {@code STAGEDOOR_A_B_C}.
 *
 * @param known every variable that has an effect
 * @param required those of them without which the service does not start
 */
record Settings(Set<String> known, Set<String> required) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{((?:stagedoor|STAGEDOOR)[.\\w-]*)(:?)");

    static Settings of(Sources sources, String service) {
        if (!sources.files().containsKey(Sources.configurationOf(service))) {
            return new Settings(Set.of(), Set.of());
        }
        List<Node> documents = new ArrayList<>(sources.documents(Sources.configurationOf(service)));
        String imports = documents.getFirst().at("spring", "config", "import").text();
        if (imports.contains("stagedoor-defaults.yml")) {
            documents.addAll(sources.documents(Sources.DEFAULTS));
        }
        if (imports.contains("stagedoor-store.yml")) {
            documents.addAll(sources.documents(Sources.STORE));
        }
        Set<String> set = new TreeSet<>();
        Set<String> known = new TreeSet<>();
        Set<String> required = new TreeSet<>();
        for (Node document : documents) {
            document.forEachScalar("", (key, value) -> {
                if (key.startsWith("stagedoor.")) {
                    set.add(variable(key));
                }
                Matcher placeholders = PLACEHOLDER.matcher(value);
                while (placeholders.find()) {
                    known.add(variable(placeholders.group(1)));
                    if (placeholders.group(2).isEmpty()) {
                        required.add(variable(placeholders.group(1)));
                    }
                }
            });
        }
        known.addAll(set);
        required.removeAll(set);
        return new Settings(known, required);
    }

    private static String variable(String property) {
        return property.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
