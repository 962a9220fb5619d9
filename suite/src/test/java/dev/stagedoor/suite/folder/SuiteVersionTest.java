package dev.stagedoor.suite.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuiteVersionTest {
    @ParameterizedTest
    @CsvSource({
        "0.2.0, 0.1.0, true",
        "0.10.0, 0.9.0, true",
        "1.0, 0.9.9, true",
        "0.1.1, 0.1, true",
        "0.1.0, 0.1, false",
        "0.1.0, 0.1.0-SNAPSHOT, false",
        "0.1.0-SNAPSHOT, 0.1.0, false",
        "0.1.0, 0.2.0, false",
        "garbage, 0.1.0, false"
    })
    void isJudgedByItsNumbers(String one, String other, boolean newer) {
        assertThat(new SuiteVersion(one).isNewerThan(new SuiteVersion(other))).isEqualTo(newer);
    }

    @Test
    void isKnownToTheBuild() {
        assertThat(SuiteVersion.own().text()).matches("\\d+\\.\\d+.*");
    }

    @Test
    void isRememberedByAFolder(@TempDir Path temporary) throws IOException {
        SuiteFolder folder = SuiteFolder.at(temporary);
        assertThat(SuiteVersion.of(folder)).isEmpty();
        SuiteVersion.own().leaveIn(folder);
        assertThat(SuiteVersion.of(folder)).hasValue(SuiteVersion.own());
    }
}
