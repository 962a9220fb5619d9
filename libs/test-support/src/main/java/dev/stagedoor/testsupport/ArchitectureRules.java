package dev.stagedoor.testsupport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The rules that every module's classes keep, as tests:
 *
 * <pre>{@code
 * class ArchitectureTest {
 *     @TestFactory
 *     Stream<DynamicTest> architecture() {
 *         return ArchitectureRules.service("dev.stagedoor.booking");
 *     }
 * }
 * }</pre>
 *
 * <p>Every rule is proved to bite by a planted violation in this module's tests. A rule that finds nothing to check in a
 * small module passes; a module without any class at all fails, for then the package name is misspelt.
 */
public final class ArchitectureRules {
    private static final List<String> SERVICES =
            List.of("account", "event", "booking", "ticket", "notification", "gateway");
    private static final List<String> ADAPTERS = List.of("http", "kafka", "postgres");
    private static final String VAGUE_NAME = ".*(Manager|Helper|Utils?|Dto|DTO|Common|Impl)";

    private ArchitectureRules() {}

    /**
     * All rules, for a service.
     *
     * @param root its package, such as {@code dev.stagedoor.booking}
     */
    public static Stream<DynamicTest> service(String root) {
        return tests(root, serviceRules(root));
    }

    /**
     * The rules that are not about the layers of a service, for a library.
     *
     * @param root its package, such as {@code dev.stagedoor.messaging}
     */
    public static Stream<DynamicTest> library(String root) {
        return tests(root, libraryRules(root));
    }

    static List<ArchRule> serviceRules(String root) {
        return Stream.concat(
                        Stream.of(noOtherService(root), separateAdapters(root), packagePrivateControllers(root)),
                        libraryRules(root).stream())
                .toList();
    }

    static List<ArchRule> libraryRules(String root) {
        return List.of(pureModel(root), noHiddenInputs(root), noBlocking(root), speakingNames(), noCycles(root));
    }

    static ArchRule pureModel(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        // Marks a result that may be ignored; not there at run time.
                        "com.google.errorprone.annotations..",
                        // Pure functions; the JDK's own digests come with an exception that never happens.
                        "org.apache.commons.codec.digest..",
                        parent(root) + "..model..")
                .as("the model knows nothing but Java and other models")
                .because("its rules are tested in milliseconds and outlive every framework")
                .allowEmptyShould(true);
    }

    static ArchRule noOtherService(String root) {
        String[] others = SERVICES.stream()
                .map(service -> parent(root) + "." + service)
                .filter(service -> !service.equals(root))
                .map(service -> service + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .as("no service uses the classes of another")
                .because("services meet in their contracts only")
                .allowEmptyShould(true);
    }

    static ArchRule separateAdapters(String root) {
        return classes()
                .that()
                .resideInAnyPackage(ADAPTERS.stream()
                        .map(adapter -> root + ".." + adapter + "..")
                        .toArray(String[]::new))
                .should(new NotDependOnOtherAdapters(root, ADAPTERS))
                .as("adapters do not use each other")
                .because("each of HTTP, Kafka and PostgreSQL is replaced or tested without the others")
                .allowEmptyShould(true);
    }

    static ArchRule packagePrivateControllers(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .haveSimpleNameEndingWith("Controller")
                .or()
                .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
                .or()
                .areAnnotatedWith("org.springframework.stereotype.Controller")
                .should()
                .bePackagePrivate()
                .as("controllers are package-private")
                .because("only HTTP calls a controller")
                .allowEmptyShould(true);
    }

    static ArchRule noHiddenInputs(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + "..config..")
                .should()
                .accessTargetWhere(ForbiddenCalls.READ_TIME_OR_MAKE_IDS)
                .as("nobody outside config reads the time or makes random ids directly")
                .because("a test must be able to choose them: inject a Clock or an IdSource")
                .allowEmptyShould(true);
    }

    static ArchRule noBlocking(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage("..messaging.internal..")
                .should()
                .accessTargetWhere(ForbiddenCalls.BLOCK)
                .as("nobody blocks on a Mono or Flux")
                .because("a blocked event-loop thread stalls every request it serves")
                .allowEmptyShould(true);
    }

    static ArchRule speakingNames() {
        return noClasses()
                .should()
                .haveNameMatching(VAGUE_NAME)
                .as("names say what a class does: no Manager, Helper, Util, Dto, Common or Impl")
                .allowEmptyShould(true);
    }

    static ArchRule noCycles(String root) {
        return slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .as("features do not depend on each other in a circle")
                .allowEmptyShould(true);
    }

    private static Stream<DynamicTest> tests(String root, List<ArchRule> rules) {
        JavaClasses imported = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        if (imported.isEmpty()) {
            throw new IllegalArgumentException("no classes in " + root);
        }
        return rules.stream().map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(imported)));
    }

    private static String parent(String root) {
        return root.substring(0, root.lastIndexOf('.'));
    }
}
