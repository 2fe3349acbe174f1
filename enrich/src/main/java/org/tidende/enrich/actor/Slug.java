package org.tidende.enrich.actor;

import org.tidende.enrich.text.Folding;

/** The stable end of a URI made from a name: small letters without accents, Cyrillic ones in Latin, hyphens between words. */
final class Slug {
    private static final String CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяёєіїґ";
    private static final String[] LATIN = {
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh",
        "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya", "e", "ie", "i", "i", "g"
    };

    private Slug() {}

    static String of(String name) {
        StringBuilder slug = new StringBuilder();
        for (String word : name.split("[^\\p{L}\\p{N}\\p{M}]+")) {
            if (!slug.isEmpty() && !word.isEmpty()) {
                slug.append('-');
            }
            for (char c : Folding.fold(word).toCharArray()) {
                int at = CYRILLIC.indexOf(c);
                slug.append(at >= 0 ? LATIN[at] : String.valueOf(c));
            }
        }
        return slug.toString();
    }
}
