package dev.stagedoor.testsupport;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import java.util.UUID;

/** Calls, and method references, that {@link ArchitectureRules} forbids. */
final class ForbiddenCalls {
    static final DescribedPredicate<JavaAccess<?>> READ_TIME_OR_MAKE_IDS =
            DescribedPredicate.describe("it reads the time or makes a random id", ForbiddenCalls::readsTimeOrMakesIds);

    static final DescribedPredicate<JavaAccess<?>> BLOCK =
            DescribedPredicate.describe("it blocks on a Mono or Flux", ForbiddenCalls::blocks);

    private static final Set<String> ENDLESS_WAITS = Set.of("toIterable", "toStream");

    private ForbiddenCalls() {}

    private static boolean readsTimeOrMakesIds(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        if (owner.isEquivalentTo(System.class)) {
            return name.equals("currentTimeMillis");
        }
        if (owner.isEquivalentTo(UUID.class)) {
            return name.equals("randomUUID");
        }
        if (owner.isEquivalentTo(Clock.class)) {
            return name.startsWith("system") || (name.startsWith("tick") && !takesClock(access));
        }
        if (owner.isEquivalentTo(Date.class)) {
            return isConstructorWithoutArguments(access);
        }
        return owner.getPackageName().equals("java.time") && name.equals("now") && !takesClock(access);
    }

    private static boolean blocks(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        boolean reactive = owner.isAssignableTo("reactor.core.publisher.Mono")
                || owner.isAssignableTo("reactor.core.publisher.Flux");
        return reactive && (name.startsWith("block") || ENDLESS_WAITS.contains(name));
    }

    private static boolean takesClock(JavaAccess<?> access) {
        return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static boolean isConstructorWithoutArguments(JavaAccess<?> access) {
        return access.getTarget() instanceof AccessTarget.ConstructorCallTarget target
                && target.getRawParameterTypes().isEmpty();
    }
}
