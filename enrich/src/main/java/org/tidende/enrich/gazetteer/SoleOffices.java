package org.tidende.enrich.gazetteer;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.tidende.enrich.actor.ActorEntry;
import org.tidende.enrich.actor.Role;
import org.tidende.enrich.text.Folding;

/**
 * Offices that only one person holds at a time: those flagged {@code sole: yes}, and those whose title begins as in {@link
 * #TITLES} unless flagged {@code sole: no}. One office is one title and one organisation. The day on which one follows the other
 * may be both's; a month or a year is taken so that it does not overlap where it need not.
 */
final class SoleOffices {
    private static final Pattern TITLES =
            Pattern.compile("(president|prime minister|chancellor|king|queen|emperor|emir|sultan|pope|supreme leader"
                    + "|(first )?secretary[- ]general|general secretary|head of (state|government)|monarch"
                    + "|((foreign|defence|defense|interior|finance|justice) )?minister (of|for) .*"
                    + "|(foreign|defence|defense|interior|finance|justice|health|economy|energy) minister"
                    + "|(\\S+ )?secretary of (state|defen[cs]e)|foreign secretary|attorney general"
                    + "|high representative|director[- ]general|governor|mayor|chief of (the )?(general|defen[cs]e) staff)"
                    + "( (of|for|and) .*)?");

    private final Map<String, List<Term>> terms = new TreeMap<>();

    /**
     * Somebody's time in an office.
     *
     * @param holder URI
     * @param role as told
     * @param place of the role
     * @param from the latest day on which it began; null where unknown
     * @param to the earliest day on which it ended; null while it lasts
     */
    record Term(String holder, Role role, Place place, LocalDate from, LocalDate to) {}

    void add(String holder, ActorEntry.Held held, Place place) {
        Role role = held.role();
        String title = Folding.fold(role.title());
        boolean sole = held.sole() == null
                ? role.organisation() != null && TITLES.matcher(title).matches()
                : held.sole();
        if (sole && role.from() != null) {
            terms.computeIfAbsent(role.organisation() + "\n" + title, key -> new ArrayList<>(2))
                    .add(new Term(holder, role, place, latest(role.from()), earliest(role.to())));
        }
    }

    /** Tells each pair that surely held an office at once, the one that began later second. */
    void clashes(BiConsumer<Term, Term> tell) {
        terms.values().forEach(office -> {
            office.sort(Comparator.comparing(Term::from).thenComparing(Term::holder));
            Term longest = null;
            for (Term term : office) {
                if (longest != null
                        && !longest.holder().equals(term.holder())
                        && (longest.to() == null || term.from().isBefore(longest.to()))
                        && (term.to() == null || term.from().isBefore(term.to()))) {
                    tell.accept(longest, term);
                }
                if (longest == null
                        || longest.to() != null
                                && (term.to() == null || term.to().isAfter(longest.to()))) {
                    longest = term;
                }
            }
        });
    }

    private static LocalDate latest(String date) {
        return switch (date.length()) {
            case 4 -> Year.parse(date).atMonth(12).atEndOfMonth();
            case 7 -> YearMonth.parse(date).atEndOfMonth();
            default -> LocalDate.parse(date);
        };
    }

    private static LocalDate earliest(String date) {
        if (date == null) {
            return null;
        }
        return switch (date.length()) {
            case 4 -> Year.parse(date).atDay(1);
            case 7 -> YearMonth.parse(date).atDay(1);
            default -> LocalDate.parse(date);
        };
    }
}
