package dev.stagedoor.messaging;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * The processes of this service that run beside this one. What one of them saw happen, the others can be told of at
 * once, for whoever waits there.
 *
 * <p>A hint, and no message: it may be lost, and it carries ids alone. Who hears it reads what it is about; who waits
 * for one must look by itself in the end.
 */
public interface Replicas {

    /**
     * Tells the others that these have changed. To be called once that is committed; returns at once, never fails, and
     * does nothing where this process is alone.
     */
    void tell(Collection<UUID> changed);

    /** Hears the others; to be declared as a bean. Called on threads that must not be held up. */
    interface Listener {

        /** Another replica has changed these. */
        void changed(Set<UUID> ids);

        /** From now on this process hears the others. What they have said before, it may have missed. */
        void listening();
    }
}
