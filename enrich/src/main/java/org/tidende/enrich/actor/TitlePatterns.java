package org.tidende.enrich.actor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.tidende.contract.Language;
import org.tidende.enrich.text.Passage;
import org.tidende.enrich.text.Stemmer;
import org.tidende.enrich.text.Tokens;

/**
 * Finds people by the words that say who they are: {@code generalmajor Igor Petrov}, {@code Pressesprecher des Pentagons, Ann
 * Cole}, {@code Ann Cole, a spokeswoman for}, {@code senator Cole}. A name is two to four capitalised words, or one right behind a title;
 * scripts without capitals have no pattern.
 */
public final class TitlePatterns implements NameRecognizer {
    private static final int BEFORE = 60;
    private static final int BEHIND = 55;
    private static final int ONE_WORD = 50;
    private static final int LONGEST_BRIDGE = 6;
    private static final int LONGEST_OFFICE = 3;
    private static final int REACH = 6;

    /** Here what an office is of stands behind it, in the genitive: "ministar vanjskih poslova". */
    private static final Set<String> GENITIVE_BEHIND =
            Set.of("hr", "bs", "sr", "sl", "ru", "uk", "bg", "pl", "cs", "sk");

    /** Here a capital may make a noun of the word behind a title. */
    private static final Set<String> NO_SINGLES = Set.of("de", "lb");

    /** With a stop behind them the sentence goes on. */
    private static final Set<String> ABBREVIATIONS = Set.of(
            "adm", "capt", "col", "doc", "dr", "frk", "gen", "gov", "hr", "lic", "lt", "maj", "mr", "mrs", "ms", "prof",
            "rep", "rev", "sen", "sgt", "vlc");

    /** In English ranks have capitals before names, and these are other words without. */
    private static final Set<String> RANKS_BY_CAPITAL = Set.of("major", "general");

    /** Last words of what is called like people and is none: companies, bodies, streets, prizes. */
    private static final WordTable NOT_SURNAMES = new WordTable("not-surnames.txt", Set.of());

    private final Titles titles;

    /** Reads the table of titles. */
    public TitlePatterns(Stemmer stemmer) {
        titles = new Titles(stemmer);
    }

    @Override
    public List<NamedPerson> find(Passage passage, String language, Supplier<BitSet> known) {
        if (passage.titleCase() || passage.allCapitals() || language == null) {
            return List.of();
        }
        Tokens tokens = passage.tokens();
        Titles.Found found = titles.in(tokens, language);
        if (found.spans().isEmpty()) {
            return List.of();
        }
        Set<String> frequent = Language.of(language).map(Language::stopWords).orElse(Set.of());
        NameShape shape = new NameShape(
                tokens,
                known.get(),
                found.words(),
                frequent,
                NOT_SURNAMES.of(language, ""),
                language.equals("de") ? 2 : 3);
        List<NamedPerson> people = new ArrayList<>();
        for (int[] title : found.spans()) {
            if (language.equals("en") && isAdjective(tokens, title[0], title[1])) {
                continue;
            }
            NamedPerson person = behindTitle(tokens, shape, title[0], title[1]);
            if (person == null && GENITIVE_BEHIND.contains(language)) {
                person = behindOffice(tokens, shape, title[0], title[1]);
            }
            if (person == null && !NO_SINGLES.contains(language)) {
                person = single(tokens, shape, title[0], title[1]);
            }
            if (person == null) {
                person = beforeTitle(tokens, shape, title[0], title[1]);
            }
            if (person != null) {
                people.add(person);
            }
        }
        people.sort(Comparator.comparingInt(NamedPerson::first)
                .thenComparing(Comparator.comparingInt(NamedPerson::after).reversed()));
        return apart(people);
    }

    private static List<NamedPerson> apart(List<NamedPerson> people) {
        List<NamedPerson> apart = new ArrayList<>();
        for (NamedPerson person : people) {
            if (apart.isEmpty() || apart.getLast().after() <= person.first()) {
                apart.add(person);
            }
        }
        return apart;
    }

    private static NamedPerson behindTitle(Tokens tokens, NameShape shape, int first, int after) {
        int at = after;
        boolean ofSomebody = false;
        boolean preposition = false;
        while (at < tokens.size()
                && at - after < LONGEST_BRIDGE
                && !tokens.stopped(at)
                && !shape.titles().get(at)) {
            preposition = !shape.known().get(at);
            if (preposition && (tokens.capital(at) || !NameShape.BRIDGES.contains(tokens.folded(at)))) {
                preposition = false;
                break;
            }
            ofSomebody |= !preposition;
            at++;
        }
        // "Spokesman for Ann Cole" says who speaks for her, not who she is.
        if (at >= tokens.size() || preposition || !ofSomebody && at > after || tokens.stopped(at)) {
            return null;
        }
        String gap = tokens.text().substring(tokens.end(at - 1), tokens.start(at));
        boolean near = gap.equals(" ") || gap.equals(", ") && ofSomebody || at == after && abbreviated(tokens, at, gap);
        int end = near ? shape.from(at) : at;
        return end == at
                ? null
                : person(tokens, at, end, first, after, sentence(tokens, first), at, "title-name", BEFORE);
    }

    private static boolean isAdjective(Tokens tokens, int first, int after) {
        return after - first == 1 && !tokens.capital(first) && RANKS_BY_CAPITAL.contains(tokens.folded(first));
    }

    /** Whether the title before this word is one such as "Dr." or "Gen.". */
    private static boolean abbreviated(Tokens tokens, int at, String gap) {
        return gap.equals(". ") && ABBREVIATIONS.contains(tokens.folded(at - 1));
    }

    /** A title, what the office is of in small letters, a name of several words: "ministar vanjskih poslova Ivan Horvat". */
    private static NamedPerson behindOffice(Tokens tokens, NameShape shape, int first, int after) {
        int at = after;
        while (at < tokens.size()
                && at - after < LONGEST_OFFICE
                && tokens.spaced(at)
                && !tokens.capital(at)
                && !shape.frequent().contains(tokens.folded(at))) {
            at++;
        }
        if (at == after || at >= tokens.size() || !tokens.spaced(at)) {
            return null;
        }
        int end = shape.from(at);
        return end == at
                ? null
                : person(tokens, at, end, first, after, sentence(tokens, first), at, "title-name", BEHIND);
    }

    /** One word right behind a title: "senator Cole", "kong Harald". */
    private static NamedPerson single(Tokens tokens, NameShape shape, int first, int after) {
        if (after >= tokens.size()) {
            return null;
        }
        String gap = tokens.text().substring(tokens.end(after - 1), tokens.start(after));
        if (!gap.equals(" ") && !abbreviated(tokens, after, gap)) {
            return null;
        }
        int end = shape.single(after);
        return end == after
                ? null
                : person(tokens, after, end, first, after, sentence(tokens, first), after, "title-surname", ONE_WORD);
    }

    private static NamedPerson beforeTitle(Tokens tokens, NameShape shape, int first, int after) {
        int at = first;
        if (at > 0 && tokens.spaced(at) && NameShape.BRIDGES.contains(tokens.folded(at - 1))) {
            at--;
        }
        if (at < 2
                || !tokens.text().startsWith(", ", tokens.end(at - 1))
                || tokens.start(at) != tokens.end(at - 1) + 2) {
            return null;
        }
        if (shape.isNamed(after)) {
            // "Ann Cole, President Jim Ford's adviser" says who Jim Ford is.
            return null;
        }
        int start = shape.until(at);
        int to = Math.min(tokens.size(), after + REACH);
        return start == at ? null : person(tokens, start, at, first, after, after, to, "name-title", BEHIND);
    }

    /** Two words before a title at most, and none of another sentence. */
    private static int sentence(Tokens tokens, int first) {
        int from = first;
        while (from > 0 && first - from < 2 && !tokens.startsSentence(from)) {
            from--;
        }
        return from;
    }

    private static NamedPerson person(
            Tokens tokens, int start, int end, int first, int after, int from, int to, String rule, int confidence) {
        String title = tokens.text().substring(tokens.start(first), tokens.end(after - 1));
        return new NamedPerson(start, end, title, from, to, rule, confidence);
    }
}
