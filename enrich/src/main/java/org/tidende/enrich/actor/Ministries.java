package org.tidende.enrich.actor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tidende.contract.Sizes;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.ActorType;
import org.tidende.contract.record.Mention;
import org.tidende.enrich.text.Passage;
import org.tidende.enrich.text.Tokens;

/**
 * Ministries that are composed of the adjective or the name of a state and what they are for: "det kenyanske forsvarsministerium",
 * "ministère péruvien de la Défense", "министерство обороны Кении". Where a file has the ministry, it is that one; else an unresolved
 * organisation of the state. For one article and one thread.
 */
final class Ministries {
    private static final Map<String, String> KINDS = Map.of(
            "defence", "Ministry of Defence",
            "foreign", "Ministry of Foreign Affairs",
            "finance", "Ministry of Finance",
            "interior", "Ministry of the Interior",
            "health", "Ministry of Health",
            "justice", "Ministry of Justice");
    private static final WordTable WORDS = new WordTable("ministry-words.txt", KINDS.keySet());

    /** Languages that have the adjective within the phrase, behind its first word, or behind all of it. */
    private static final Set<String> ADJECTIVE_BEHIND = Set.of("fr", "es", "it", "pt", "nl", "pl");

    private static final int CONFIDENCE = 70;
    private static final int LONGEST = 5;

    /** By language: kinds by words. */
    private static final Map<String, Map<String, String>> BY_LANGUAGE = byLanguage();

    private final Gazetteer gazetteer;
    private final boolean adjectiveBehind;
    private final Map<String, String> kinds;
    private final Map<String, Composed> found = new LinkedHashMap<>();

    /** A ministry and where it stands. */
    private record Composed(String country, String kind, List<Mention> mentions, boolean[] places) {}

    Ministries(Gazetteer gazetteer, String language) {
        this.gazetteer = gazetteer;
        this.adjectiveBehind = language != null && ADJECTIVE_BEHIND.contains(language);
        this.kinds = language == null ? Map.of() : BY_LANGUAGE.getOrDefault(language, Map.of());
    }

    private static Map<String, Map<String, String>> byLanguage() {
        Map<String, Map<String, String>> all = new HashMap<>();
        for (String language : WORDS.languages()) {
            Map<String, String> kinds = new HashMap<>();
            KINDS.keySet().forEach(kind -> WORDS.of(language, kind).forEach(words -> kinds.put(words, kind)));
            all.put(language, Map.copyOf(kinds));
        }
        return Map.copyOf(all);
    }

    /**
     * Looks beside an adjective or the name of a state.
     *
     * @param first first word of it
     * @param after word after its last
     * @param country ISO 3166-1 alpha-2
     * @param adjective whether it is no name
     * @param early whether it stands in the first fifth of the article
     */
    void beside(Passage passage, int first, int after, String country, boolean adjective, boolean early) {
        if (country.isEmpty() || kinds.isEmpty()) {
            return;
        }
        Tokens tokens = passage.tokens();
        // A possessive s is a word of its own.
        boolean possessive = after < tokens.size() && tokens.word(after).equals("s") && !tokens.spaced(after);
        int behind = possessive ? after + 1 : after;
        boolean spaced = behind < tokens.size() && tokens.spaced(behind);
        for (int words = LONGEST; words > 0 && spaced; words--) {
            int end = behind + words;
            String kind = end <= tokens.size() ? kinds.get(phrase(tokens, behind, end, -1)) : null;
            if (kind != null) {
                add(passage, first, end, country, kind, early);
                return;
            }
        }
        for (int words = LONGEST; words > 0 && (adjectiveBehind || !adjective); words--) {
            // "of the" may stand before a name: "ministère de la Défense du Kenya".
            for (int gap = 0; gap <= (adjective ? 0 : 2) && first - gap - words >= 0; gap++) {
                String kind = kinds.get(phrase(tokens, first - gap - words, first - gap, -1));
                if (kind != null && bridged(tokens, first - gap, first)) {
                    add(passage, first - gap - words, after, country, kind, early);
                    return;
                }
            }
        }
        for (int words = LONGEST; words > 1 && adjectiveBehind && adjective && first > 0; words--) {
            int end = after + words - 1;
            String kind = end <= tokens.size() ? kinds.get(phrase(tokens, first - 1, end, first)) : null;
            if (kind != null) {
                add(passage, first - 1, end, country, kind, early);
                return;
            }
        }
    }

    /** Words as they stand in the table; one of them left out. */
    private static String phrase(Tokens tokens, int from, int to, int without) {
        StringBuilder phrase = new StringBuilder();
        for (int word = from; word < to; word++) {
            if (word > from && tokens.stopped(word)) {
                return "";
            }
            if (word != without) {
                phrase.append(phrase.isEmpty() ? "" : " ").append(tokens.folded(word));
            }
        }
        return phrase.toString();
    }

    private static boolean bridged(Tokens tokens, int from, int to) {
        for (int word = from; word < to; word++) {
            if (tokens.capital(word)
                    || !NameShape.BRIDGES.contains(tokens.folded(word))
                            && !tokens.folded(word).equals("of")) {
                return false;
            }
        }
        return !tokens.stopped(to);
    }

    private void add(Passage passage, int first, int after, String country, String kind, boolean early) {
        Tokens tokens = passage.tokens();
        Composed composed = found.computeIfAbsent(
                country + " " + kind, key -> new Composed(country, kind, new ArrayList<>(), new boolean[2]));
        composed.mentions.add(new Mention(
                passage.field(),
                tokens.codePoint(tokens.start(first)),
                tokens.codePoint(tokens.end(after - 1)),
                tokens.text().substring(tokens.start(first), tokens.end(after - 1)),
                KINDS.get(kind),
                "pattern",
                "composed",
                CONFIDENCE));
        composed.places[0] |= passage.field().equals("headline");
        composed.places[1] |= early;
    }

    /**
     * Adds the ministries that are not among the tags.
     *
     * @return whether there were any
     */
    boolean addTo(List<ActorTag> tags) {
        int before = tags.size();
        for (Composed composed : found.values()) {
            Actor actor = listed(composed.country, composed.kind);
            String uri = actor == null
                    ? "urn:tidende:organisation:" + Slug.of(KINDS.get(composed.kind)) + "-"
                            + composed.country.toLowerCase(Locale.ROOT)
                    : actor.uri();
            if (tags.stream().noneMatch(tag -> tag.getUri().equals(uri))) {
                tags.add(tag(composed, actor, uri));
            }
        }
        return tags.size() > before;
    }

    /** The ministry that a file has, by the end of its URI. */
    private Actor listed(String country, String kind) {
        String ending = Slug.of(KINDS.get(kind));
        return gazetteer.ministry(country, ending);
    }

    private ActorTag tag(Composed composed, Actor actor, String uri) {
        Actor state = gazetteer.find(StateNames.uri(composed.country));
        String name = KINDS.get(composed.kind) + (state == null ? "" : " of " + state.name());
        int relevance = Relevance.of(composed.places[0], composed.places[1], composed.mentions.size());
        return new ActorTag(
                uri,
                actor == null ? name : actor.name(),
                ActorType.organisation,
                actor != null,
                composed.country,
                actor == null ? List.of("GOV") : actor.sectors(),
                List.of(),
                relevance >= 60 ? "about" : "mentions",
                relevance,
                CONFIDENCE,
                composed.mentions.size(),
                Sizes.items(composed.mentions, Sizes.MENTIONS),
                List.of());
    }
}
