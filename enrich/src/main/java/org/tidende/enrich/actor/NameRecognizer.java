package org.tidende.enrich.actor;

import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import org.tidende.enrich.text.Passage;

/** Finds names that no file has. Immutable and safe for several threads; the same passage always gives the same names. */
public interface NameRecognizer {
    /** Finds nothing. */
    NameRecognizer NONE = (passage, language, known) -> List.of();

    /**
     * Finds names of people.
     *
     * @param language of the article, BCP 47; null where unknown
     * @param known words that are part of names from files: no name is found over them. Most passages need not ask for them
     * @return in the order of the text, without overlap
     */
    List<NamedPerson> find(Passage passage, String language, Supplier<BitSet> known);
}
