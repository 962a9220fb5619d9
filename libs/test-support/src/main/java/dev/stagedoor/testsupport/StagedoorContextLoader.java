package dev.stagedoor.testsupport;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.test.context.SpringBootContextLoader;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Adds the addresses of the test servers to the properties written at the test. Not in the customizer: that comes after
 * the configuration files are read, too late to name them.
 */
final class StagedoorContextLoader extends SpringBootContextLoader {
    @Override
    protected String[] getInlinedProperties(MergedContextConfiguration configuration) {
        List<String> properties = new ArrayList<>();
        configuration.getContextCustomizers().stream()
                .filter(StagedoorContextCustomizer.class::isInstance)
                .map(StagedoorContextCustomizer.class::cast)
                .forEach(customizer -> properties.addAll(customizer.properties()));
        properties.addAll(List.of(super.getInlinedProperties(configuration)));
        return properties.toArray(String[]::new);
    }
}
