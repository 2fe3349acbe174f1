package org.tidende.enrich;

import java.util.List;

/** The module's own dictionaries, read once for all tests: they are immutable. */
final class TestDictionaries {
    private TestDictionaries() {}

    static Dictionaries shipped() {
        return Holder.SHIPPED;
    }

    private static final class Holder {
        static final Dictionaries SHIPPED = Dictionaries.load(List.of(), true);
    }
}
