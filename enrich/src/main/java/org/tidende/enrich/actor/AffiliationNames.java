package org.tidende.enrich.actor;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tidende.enrich.text.Resources;

/**
 * Words that say that somebody or something is of a state, and are not its name: "russiske", "German", "Srbi". From two tables of our
 * own: stems by language and state, and the endings that make forms of them. A form is a name of the state with the flag affiliation;
 * it is {@code weak} where in capitals it is rather the state itself ("Hrvatska").
 */
final class AffiliationNames {
    static final String WORDS = "affiliations.tsv";
    static final String ENDINGS = "affiliation-endings.tsv";

    private static final Forms UNINFLECTED = new Forms(List.of(""), List.of());

    private final Map<String, Map<String, Forms>> endings = new HashMap<>();
    private final Map<String, Map<String, Name>> byState = new LinkedHashMap<>();

    // Of the line that is being read.
    private Set<String> languages = Set.of();
    private boolean serbian;
    private Map<String, Forms> ofLanguage = Map.of();
    private Map<String, Name> forms = Map.of();

    /**
     * Endings of one class of words.
     *
     * @param sure with which a word is never the state's name
     * @param weak with which it may be, where it is written with a capital
     */
    private record Forms(List<String> sure, List<String> weak) {}

    private AffiliationNames() {
        for (String line : Resources.lines(AffiliationNames.class, ENDINGS)) {
            String[] cells = line.split("\t", -1);
            endings.computeIfAbsent(cells[0], key -> new HashMap<>())
                    .put(cells[1], new Forms(split(cells[2]), cells.length > 3 ? split(cells[3]) : List.of()));
        }
        for (String line : Resources.lines(AffiliationNames.class, WORDS)) {
            if (line.startsWith("= ")) {
                languages = Set.of(line.substring(2).split(" "));
                // Serbian is written in both scripts; its endings are those of Croatian.
                serbian = languages.contains("sr");
                ofLanguage =
                        endings.getOrDefault(serbian ? "hr" : line.substring(2).split(" ")[0], Map.of());
            } else {
                String[] cells = line.split("\t");
                forms = byState.computeIfAbsent(cells[0], key -> new LinkedHashMap<>());
                words(cells[0], cells[1].split(" "));
            }
        }
    }

    /** Names of the states, by ISO 3166-1 alpha-2 code. */
    static Map<String, List<Name>> read() {
        Map<String, List<Name>> names = new LinkedHashMap<>();
        new AffiliationNames().byState.forEach((state, forms) -> names.put(state, List.copyOf(forms.values())));
        return names;
    }

    private static List<String> split(String cell) {
        if (cell.isEmpty()) {
            return List.of();
        }
        String[] split = cell.split(" ");
        for (int i = 0; i < split.length; i++) {
            split[i] = split[i].equals("-") ? "" : split[i];
        }
        return List.of(split);
    }

    private void words(String state, String[] words) {
        for (int i = 0; i < words.length; i++) {
            int bar = words[i].indexOf('|');
            String stem = (bar < 0 ? words[i] : words[i].substring(0, bar)).replace('_', ' ');
            String kind = bar >= 0 ? words[i].substring(bar + 1) : i == 0 ? "1" : i == 1 ? "2" : "";
            Forms inflected = kind.isEmpty() ? UNINFLECTED : ofLanguage.get(kind);
            if (inflected == null) {
                throw new IllegalStateException(
                        WORDS + ": " + languages + " " + state + " " + words[i] + " has an unknown class of endings");
            }
            add(stem, inflected.sure(), false);
            add(stem, inflected.weak(), true);
        }
    }

    private void add(String stem, List<String> ofStem, boolean weak) {
        for (String ending : ofStem) {
            String form = stem.concat(ending);
            add(form, weak);
            if (serbian) {
                add(cyrillic(form), weak);
            }
        }
    }

    private void add(String form, boolean weak) {
        Name name = new Name(form, languages, Name.Kind.FULL, weak, false, true);
        Name known = forms.putIfAbsent(form, name);
        if (known != null) {
            forms.put(form, merge(known, name));
        }
    }

    private static Name merge(Name one, Name other) {
        if (one.languages().containsAll(other.languages()) && (one.weak() || !other.weak())) {
            return one;
        }
        Set<String> languages = new TreeSet<>(one.languages());
        languages.addAll(other.languages());
        return new Name(one.text(), languages, one.kind(), one.weak() || other.weak(), false, true);
    }

    /** Serbian in the other script: two letters may be one there. */
    static String cyrillic(String latin) {
        String from = "abvgdđežzijklmnoprstćufhcčšABVGDĐEŽZIJKLMNOPRSTĆUFHCČŠ";
        String to = "абвгдђежзијклмнопрстћуфхцчшАБВГДЂЕЖЗИЈКЛМНОПРСТЋУФХЦЧШ";
        String text = latin.replace("lj", "љ")
                .replace("nj", "њ")
                .replace("dž", "џ")
                .replace("Lj", "Љ")
                .replace("Nj", "Њ");
        StringBuilder mapped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int at = from.indexOf(text.charAt(i));
            mapped.append(at < 0 ? text.charAt(i) : to.charAt(at));
        }
        return mapped.toString();
    }
}
