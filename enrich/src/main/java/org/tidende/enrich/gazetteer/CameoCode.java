package org.tidende.enrich.gazetteer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tidende.contract.record.ActorType;
import org.tidende.enrich.actor.Countries;
import org.tidende.enrich.actor.StateNames;

/**
 * A code of CAMEO's actor codebook, chapter 3: parts of three capitals, mostly a country (ISO 3166-1 alpha-3) and then sectors.
 *
 * @param text as it stands
 */
record CameoCode(String text) {
    /** Sectors, in the codebook and in PLOVER's. */
    private static final Set<String> SECTORS = Set.of(
            "AGR", "BUS", "COP", "CRM", "CVL", "DEV", "EDU", "ELI", "ENV", "GOV", "HLH", "HRI", "IGO", "IMG", "INS",
            "INT", "JUD", "LAB", "LEG", "MED", "MIL", "MNC", "MOD", "NGM", "NGO", "OPP", "PTY", "RAD", "REB", "REF",
            "REL", "SEP", "SET", "SOC", "SPY", "UAF");

    private static final Set<String> ARMED = Set.of("REB", "INS", "SEP", "UAF");
    private static final Set<String> SMALL = Set.of(
            "OF", "THE", "AND", "FOR", "IN", "ON", "AT", "TO", "BY", "DE", "DA", "DI", "VAN", "VON", "DER", "DEN",
            "LA");
    private static final int LONGEST_ACRONYM = 3;

    /** ISO 3166-1 alpha-2; null where the code has no country. */
    String country() {
        return Countries.ofAlpha3(text.substring(0, 3));
    }

    /** The state; null where the code has no country. */
    String organisation() {
        return country() == null ? null : StateNames.uri(country());
    }

    List<String> sectors() {
        List<String> sectors = new ArrayList<>(2);
        for (int at = country() == null ? 0 : 3; at + 3 <= text.length(); at += 3) {
            String part = text.substring(at, at + 3);
            if (SECTORS.contains(part) && !sectors.contains(part)) {
                sectors.add(part);
            }
        }
        return sectors;
    }

    /** Of the country's elite: a known person without office. */
    boolean isElite() {
        return text.endsWith("ELI");
    }

    /** What is undated: a country's code alone is the state itself. */
    ActorType type() {
        if (country() != null && text.length() == 3) {
            return ActorType.state;
        }
        return sectors().stream().anyMatch(ARMED::contains) ? ActorType.armed_group : ActorType.organisation;
    }

    /** A phrase as newspapers write it: {@code NAME_OF_IT_} is {@code Name of It}; up to three letters stay an acronym. */
    static String name(String phrase) {
        String words = phrase.replace('_', ' ').strip().replaceFirst("^THE ", "");
        if (words.length() <= LONGEST_ACRONYM || words.indexOf('.') > 0 && words.indexOf(' ') < 0) {
            return words;
        }
        StringBuilder name = new StringBuilder();
        for (String word : words.split(" +")) {
            boolean small = !name.isEmpty() && SMALL.contains(word);
            name.append(name.isEmpty() ? "" : " ").append(small ? word.toLowerCase(Locale.ROOT) : capitalised(word));
        }
        return name.toString();
    }

    private static String capitalised(String word) {
        boolean allCapitals = word.equals(word.toUpperCase(Locale.ROOT));
        if (!allCapitals || word.indexOf('.') >= 0) {
            return word;
        }
        StringBuilder text = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            text.append(inside ? Character.toLowerCase(c) : c);
            // D'Escoto and Ki-Moon, but Children's.
            inside = Character.isLetter(c) || c == '\'' && i > 1;
        }
        return text.toString();
    }
}
