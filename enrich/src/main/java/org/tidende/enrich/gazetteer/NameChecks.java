package org.tidende.enrich.gazetteer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tidende.contract.Language;
import org.tidende.enrich.actor.Name;

/** What can be wrong with a single name. */
final class NameChecks {
    /** UTF-8 that was read as ISO 8859-1: a lead byte as a letter, then what is no letter there. */
    private static final Pattern TWICE_ENCODED =
            Pattern.compile("[\u00C2-\u00C5\u00CE-\u00D1\u00D8\u00D9][\u0080-\u00BF]");

    private static final char LOST = '\uFFFD';

    private NameChecks() {}

    /**
     * A problem.
     *
     * @param error whether the name can't be meant so
     * @param words what is wrong
     */
    record Problem(boolean error, String words) {}

    static Optional<Problem> problem(Name name) {
        String text = name.text();
        if (text.indexOf(LOST) >= 0) {
            return error("'" + text + "' has a letter (U+FFFD) that was lost when somebody converted it");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            return error("'" + text + "' has a control character");
        }
        if (TWICE_ENCODED.matcher(text).find()) {
            return warning("'" + text + "' looks like UTF-8 that was read as ISO 8859-1");
        }
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return error("'" + text + "' has neither letter nor digit, so nothing can be found");
        }
        if (text.codePoints().filter(Character::isLetterOrDigit).count() == 1) {
            boolean word = Character.isIdeographic(text.codePointAt(0));
            String words = "a name of one letter: '" + text + "'";
            return name.kind() == Name.Kind.ACRONYM || word ? warning(words) : error(words);
        }
        if (name.kind() == Name.Kind.FULL && !name.weak() && !name.affiliation()) {
            String lower = text.toLowerCase(Locale.ROOT);
            for (String language : name.languages()) {
                if (Language.of(language)
                        .filter(known -> known.stopWords().contains(lower))
                        .isPresent()) {
                    return warning("'" + text + "' is a frequent word in '" + language + "'; say 'weak: yes'");
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> error(String words) {
        return Optional.of(new Problem(true, words));
    }

    private static Optional<Problem> warning(String words) {
        return Optional.of(new Problem(false, words));
    }
}
