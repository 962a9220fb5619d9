package dev.stagedoor.testsupport;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Makes {@link StagedoorIT} part of the key under which Spring keeps a started context. */
final class StagedoorContextCustomizerFactory implements ContextCustomizerFactory {
    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        StagedoorIT annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass, StagedoorIT.class);
        return annotation == null ? null : StagedoorContextCustomizer.of(testClass, annotation);
    }
}
