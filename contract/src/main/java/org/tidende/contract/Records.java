package org.tidende.contract;

import org.apache.avro.util.ClassSecurityValidator;

/**
 * Makes this module's records known to Avro, which since 1.12.2 makes no object of a class that it was not told to trust. Each
 * {@link RecordSerde} does it; a program that builds records before it has a serde calls {@link #trust()} itself.
 */
public final class Records {
    private static final String PACKAGE = "org.tidende.contract.record";

    static {
        // Adds to what the process trusts already, and takes nothing away.
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(), type -> PACKAGE.equals(type.getPackageName())));
    }

    private Records() {}

    /** Has its effect once a process; more calls cost nothing. */
    public static void trust() {
        // The work is done when this class is initialised.
    }
}
