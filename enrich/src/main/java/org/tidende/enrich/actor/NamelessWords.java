package org.tidende.enrich.actor;

import java.text.DateFormatSymbols;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.tidende.enrich.text.Resources;

/** Words that stand with a capital beside a name and are no part of it: titles, English months and days, what kind of state it is. All folded. */
final class NamelessWords {
    private static final Set<String> TITLES = Set.copyOf(Resources.lines(NamelessWords.class, "titles.txt"));

    /** How words begin that say what kind of state it is, and leave it the same state. */
    private static final Set<String> FORMS_OF_STATE = Set.of(
            "republi",
            "repubbli",
            "kongeri",
            "konungari",
            "kraljevin",
            "kralovstv",
            "krolestw",
            "korolev",
            "kingdom",
            "royaume",
            "reino",
            "regno",
            "koninkrijk",
            "konigreich",
            "республик",
            "королевств",
            "королівств",
            "краљевин",
            "федерац");

    private static final Set<String> ENGLISH_WEEKDAYS =
            folded(DateFormatSymbols.getInstance(Locale.ENGLISH).getWeekdays());
    private static final Set<String> ENGLISH_MONTHS =
            folded(DateFormatSymbols.getInstance(Locale.ENGLISH).getMonths());

    private NamelessWords() {}

    private static Set<String> folded(String[] names) {
        Set<String> folded = new TreeSet<>();
        for (String name : names) {
            folded.add(name.toLowerCase(Locale.ROOT));
        }
        return Set.copyOf(folded);
    }

    /** Whether a word stands before surnames and is no first name. */
    static boolean isTitle(String folded) {
        return TITLES.contains(folded);
    }

    /** Whether a word is the name of a month or day: in English those have capitals. */
    static boolean isDay(String folded) {
        return isWeekday(folded) || ENGLISH_MONTHS.contains(folded);
    }

    /** Whether a word is the name of a day of the week: nobody's, while April and August may be somebody. */
    static boolean isWeekday(String folded) {
        return !folded.isEmpty() && ENGLISH_WEEKDAYS.contains(folded);
    }

    /** Whether a word says what kind of state it is. */
    static boolean isFormOfState(String folded) {
        for (String form : FORMS_OF_STATE) {
            if (folded.startsWith(form)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word is one of them, of any kind. */
    static boolean contains(String folded) {
        return isTitle(folded) || isDay(folded) || isFormOfState(folded);
    }
}
