package org.tidende.enrich.text;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a language does to names, as its line in {@code endings.tsv} or {@code clitics.tsv} has it; all folded.
 *
 * @param family languages of one family share their rough stems
 * @param endings joined to a name, or in place of an ending of it
 * @param adjectives endings of adjectives: only in names of several words, and in surnames
 * @param vowels how the last vowel before the last consonant changes: {@code e>} goes, {@code і>о} becomes another
 * @param consonants how the last consonant changes: {@code k>c}
 * @param clitics letters that may be words of their own before a name
 * @param numberOnly whether names are inflected by number alone
 */
record EndingTable(
        String family,
        Set<String> endings,
        Set<String> adjectives,
        List<Change> vowels,
        List<Change> consonants,
        String clitics,
        boolean numberOnly) {

    /** How the end of a stem changes before an ending. */
    record Change(String from, String to) {}

    /** @param cells of a line: language, family, endings, then more, each with a word before it that says what it is */
    static EndingTable of(List<String> cells) {
        Set<String> adjectives = Set.of();
        List<Change> vowels = List.of();
        List<Change> consonants = List.of();
        boolean numberOnly = false;
        for (String cell : cells.subList(3, cells.size())) {
            List<String> parts = List.of(cell.split(" "));
            List<String> rest = parts.subList(1, parts.size());
            switch (parts.getFirst()) {
                case "adjectives" -> adjectives = folded(rest);
                case "vowels" -> vowels = changes(rest);
                case "consonants" -> consonants = changes(rest);
                case "groups" -> numberOnly = true;
                default -> throw new IllegalArgumentException("endings.tsv has an unknown column: " + cell);
            }
        }
        Set<String> endings = folded(List.of(cells.get(2).split(" ")));
        return new EndingTable(cells.get(1), endings, adjectives, vowels, consonants, "", numberOnly);
    }

    static EndingTable ofClitics(String letters) {
        String folded = Folding.fold(letters.replace(" ", ""));
        return new EndingTable(folded, Set.of(), Set.of(), List.of(), List.of(), folded, false);
    }

    private static Set<String> folded(List<String> endings) {
        Set<String> folded = new TreeSet<>();
        endings.forEach(ending -> folded.add(Folding.fold(ending)));
        return folded;
    }

    private static List<Change> changes(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.split(">", -1))
                .map(sides -> new Change(Folding.fold(sides[0]), Folding.fold(sides[1])))
                .toList();
    }
}
