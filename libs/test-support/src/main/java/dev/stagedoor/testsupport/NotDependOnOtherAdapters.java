package dev.stagedoor.testsupport;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds for a class that depends on no adapter package but those of its own technology. */
final class NotDependOnOtherAdapters extends ArchCondition<JavaClass> {
    private final Map<String, PackageMatcher> adapters = new LinkedHashMap<>();

    NotDependOnOtherAdapters(String root, List<String> technologies) {
        super("not depend on an adapter of another technology");
        technologies.forEach(technology ->
                // Below the root: Spring and Kafka have packages of these names too.
                adapters.put(technology, PackageMatcher.of(root + ".." + technology + "..")));
    }

    @Override
    public void check(JavaClass checked, ConditionEvents events) {
        for (Dependency dependency : checked.getDirectDependenciesFromSelf()) {
            for (PackageMatcher adapter : adapters.values()) {
                boolean reachesIt = adapter.matches(dependency.getTargetClass().getPackageName());
                if (reachesIt && !adapter.matches(checked.getPackageName())) {
                    events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                }
            }
        }
    }
}
