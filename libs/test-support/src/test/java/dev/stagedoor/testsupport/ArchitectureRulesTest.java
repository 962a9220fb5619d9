package dev.stagedoor.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureRulesTest {
    private static final String PLANTED = "dev.stagedoor.testsupport.violations.booking";
    private static final String CLEAN = "dev.stagedoor.testsupport.clean.booking";
    private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(PLANTED);
    private static final JavaClasses CLEAN_CLASSES = new ClassFileImporter().importPackages(CLEAN);

    @TestFactory
    Stream<DynamicTest> cleanServicePassesEveryRule() {
        return ArchitectureRules.serviceRules(CLEAN).stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(CLEAN_CLASSES)));
    }

    @TestFactory
    Stream<DynamicTest> everyRulePassesWhereItFindsNothing() {
        JavaClasses nothing = new ClassFileImporter().importPackages("dev.stagedoor.testsupport.none");
        return ArchitectureRules.serviceRules("dev.stagedoor.testsupport.none").stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(nothing)));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleFailsOnThePlantedService() {
        return ArchitectureRules.serviceRules(PLANTED).stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getDescription(),
                        () -> assertThat(rule.evaluate(VIOLATIONS).hasViolation())
                                .isTrue()));
    }

    @Test
    void modelsUseNoFramework() {
        assertThat(violators(ArchitectureRules.pureModel(PLANTED)))
                .anyMatch(line -> line.contains("SpringInModel"))
                .anyMatch(line -> line.contains("ReactorInModel"));
    }

    @Test
    void servicesDoNotUseEachOther() {
        assertThat(violators(ArchitectureRules.noOtherService(PLANTED)))
                .isNotEmpty()
                .allMatch(line -> line.contains("UsesAnotherService"));
    }

    @Test
    void adaptersDoNotUseEachOther() {
        assertThat(violators(ArchitectureRules.separateAdapters(PLANTED)))
                .anyMatch(line -> line.contains("RowsInHttp"))
                .anyMatch(line -> line.contains("RowsInKafka"))
                .noneMatch(line -> line.startsWith("Class <" + PLANTED + ".hold.postgres"));
    }

    @Test
    void controllersArePackagePrivate() {
        assertThat(violators(ArchitectureRules.packagePrivateControllers(PLANTED)))
                .hasSize(2)
                .anyMatch(line -> line.contains("PublicController"))
                .anyMatch(line -> line.contains("PublicEndpoint"));
    }

    @Test
    void timeAndIdsAreInjected() {
        assertThat(violators(ArchitectureRules.noHiddenInputs(PLANTED)))
                .hasSize(6)
                .anyMatch(line -> line.contains("Instant.now()"))
                .anyMatch(line -> line.contains("LocalDate.now("))
                .anyMatch(line -> line.contains("currentTimeMillis"))
                .anyMatch(line -> line.contains("systemUTC"))
                .anyMatch(line -> line.contains("calls method") && line.contains("randomUUID"))
                .anyMatch(line -> line.contains("references method") && line.contains("randomUUID"));
    }

    @Test
    void nobodyBlocks() {
        assertThat(violators(ArchitectureRules.noBlocking(PLANTED)))
                .hasSize(3)
                .anyMatch(line -> line.contains("Mono.block("))
                .anyMatch(line -> line.contains("blockLast"))
                .anyMatch(line -> line.contains("toStream"));
    }

    @Test
    void namesSayWhatAClassDoes() {
        assertThat(violators(ArchitectureRules.speakingNames()))
                .hasSize(6)
                .allMatch(line -> line.contains(PLANTED + ".names."));
    }

    @Test
    void featuresFormNoCycle() {
        assertThat(violators(ArchitectureRules.noCycles(PLANTED)))
                .hasSize(1)
                .allMatch(line -> line.contains("gate") && line.contains("report"));
    }

    @Test
    void misspeltPackageFails() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ArchitectureRules.service("dev.stagedoor.bookin").toList())
                .withMessageContaining("no classes in dev.stagedoor.bookin");
    }

    private static List<String> violators(ArchRule rule) {
        return rule.evaluate(VIOLATIONS).getFailureReport().getDetails();
    }
}
