package org.tidende.enrich.actor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tidende.enrich.text.Folding;
import org.tidende.enrich.text.Passage;
import org.tidende.enrich.text.Resources;
import org.tidende.enrich.text.Stemmer;
import org.tidende.enrich.text.TermAutomaton;
import org.tidende.enrich.text.Tokens;

/**
 * Finds people by the words that say who they are: {@code generalmajor Igor Petrov}, {@code Pressesprecher des Pentagons, Ann
 * Cole}, {@code Ann Cole, a spokeswoman for}. A name is two to four capitalised words; scripts without capitals have no pattern.
 */
public final class TitlePatterns implements NameRecognizer {
    private static final int BEFORE = 60;
    private static final int BEHIND = 55;
    private static final int LONGEST_BRIDGE = 6;
    private static final int REACH = 6;
    private static final Set<String> BRIDGES = Set.copyOf(Resources.lines(TitlePatterns.class, "bridges.txt"));

    private final TermAutomaton automaton;
    private final List<Set<String>> languages = new ArrayList<>();

    /** Reads the table of titles. */
    public TitlePatterns(Stemmer stemmer) {
        TermAutomaton.Builder builder = new TermAutomaton.Builder(stemmer);
        for (String line : Resources.lines(TitlePatterns.class, "triggers.txt")) {
            int colon = line.indexOf(':');
            Set<String> of = Set.of(line.substring(0, colon).split(" "));
            for (String term : line.substring(colon + 1).split(",")) {
                builder.term(term.strip(), languages.size());
                languages.add(of);
            }
        }
        automaton = builder.build();
    }

    @Override
    public List<NamedPerson> find(Passage passage, String language, BitSet known) {
        if (passage.titleCase() || passage.allCapitals() || language == null) {
            return List.of();
        }
        Tokens tokens = passage.tokens();
        Titles titles = titles(tokens, language);
        Shape shape = new Shape(tokens, known, titles.words, language.equals("de") ? 2 : 3);
        List<NamedPerson> people = new ArrayList<>();
        for (int[] title : titles.longest) {
            NamedPerson person = behindTitle(tokens, shape, known, titles, title[0], title[1]);
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

    private Titles titles(Tokens tokens, String language) {
        List<int[]> found = new ArrayList<>();
        BitSet words = new BitSet();
        automaton.scan(tokens, new TermAutomaton.Sink() {
            @Override
            public boolean name(int first, int after, int entry, boolean stem) {
                return false;
            }

            @Override
            public void term(int first, int after, int term) {
                if (languages.get(term).contains(language)) {
                    found.add(new int[] {first, after});
                    words.set(first, after);
                }
            }
        });
        // Titles side by side, such as major and general, are one.
        List<int[]> longest = new ArrayList<>();
        for (int[] title : found) {
            int[] last = longest.isEmpty() ? null : longest.getLast();
            if (last != null && (title[0] < last[1] || title[0] == last[1] && tokens.spaced(title[0]))) {
                last[1] = Math.max(last[1], title[1]);
            } else {
                longest.add(title.clone());
            }
        }
        return new Titles(longest, words);
    }

    private static NamedPerson behindTitle(
            Tokens tokens, Shape shape, BitSet known, Titles titles, int first, int after) {
        int at = after;
        boolean ofSomebody = false;
        boolean preposition = false;
        while (at < tokens.size() && at - after < LONGEST_BRIDGE && !tokens.stopped(at) && !titles.words.get(at)) {
            preposition = !known.get(at);
            if (preposition && (tokens.capital(at) || !BRIDGES.contains(Folding.fold(tokens.word(at))))) {
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
        int end = gap.equals(" ") || gap.equals(", ") && ofSomebody ? shape.from(at) : at;
        return end == at
                ? null
                : person(tokens, at, end, first, after, Math.max(0, first - 2), at, "title-name", BEFORE);
    }

    private static NamedPerson beforeTitle(Tokens tokens, Shape shape, int first, int after) {
        int at = first;
        if (at > 0 && tokens.spaced(at) && BRIDGES.contains(Folding.fold(tokens.word(at - 1)))) {
            at--;
        }
        if (at < 2
                || !tokens.text().startsWith(", ", tokens.end(at - 1))
                || tokens.start(at) != tokens.end(at - 1) + 2) {
            return null;
        }
        int start = shape.until(at);
        int to = Math.min(tokens.size(), after + REACH);
        return start == at ? null : person(tokens, start, at, first, after, after, to, "name-title", BEHIND);
    }

    private static NamedPerson person(
            Tokens tokens, int start, int end, int first, int after, int from, int to, String rule, int confidence) {
        String title = tokens.text().substring(tokens.start(first), tokens.end(after - 1));
        return new NamedPerson(start, end, title, from, to, rule, confidence);
    }

    private record Titles(List<int[]> longest, BitSet words) {}

    /** What a name looks like. */
    private record Shape(Tokens tokens, BitSet known, BitSet titles, int most) {
        /** The word after the name that begins here; the same word when none does. */
        int from(int start) {
            int parts = 0;
            int end = start;
            for (int at = start; at < tokens.size() && (at == start || joined(at)); at++) {
                if (part(at)) {
                    parts += hyphen(at) && at > start ? 0 : 1;
                    if (parts > most) {
                        break;
                    }
                    end = at + 1;
                } else if (at == start || !BRIDGES.contains(tokens.word(at))) {
                    break;
                }
            }
            return parts >= 2 ? end : start;
        }

        /** The first word of the name that ends before this word; the same word when none does. */
        int until(int end) {
            int parts = 0;
            int start = end;
            for (int at = end - 1; at >= 0 && part(at); at--) {
                parts += hyphen(at) ? 0 : 1;
                start = at;
                if (parts == most || !joined(at)) {
                    break;
                }
            }
            return parts >= 2 ? start : end;
        }

        private boolean part(int at) {
            String word = tokens.word(at);
            boolean initial = word.length() == 1;
            return tokens.capital(at)
                    && !known.get(at)
                    && !titles.get(at)
                    && Character.isLetter(word.charAt(word.length() - 1))
                    && (initial || !word.equals(word.toUpperCase(Locale.ROOT)));
        }

        private boolean joined(int at) {
            return at > 0
                    && (tokens.spaced(at)
                            || hyphen(at)
                            || tokens.text().startsWith(". ", tokens.end(at - 1))
                                    && tokens.end(at - 1) - tokens.start(at - 1) == 1);
        }

        private boolean hyphen(int at) {
            return at > 0
                    && tokens.start(at) - tokens.end(at - 1) == 1
                    && "-‐’'".indexOf(tokens.text().charAt(tokens.end(at - 1))) >= 0;
        }
    }
}
