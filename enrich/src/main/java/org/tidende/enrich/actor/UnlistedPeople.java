package org.tidende.enrich.actor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidende.contract.Sizes;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.ActorType;
import org.tidende.contract.record.Mention;
import org.tidende.contract.record.RoleHeld;
import org.tidende.enrich.text.Folding;
import org.tidende.enrich.text.Passage;
import org.tidende.enrich.text.Stemmer;
import org.tidende.enrich.text.Tokens;

/**
 * People of one article whom no file knows: found by a {@link NameRecognizer}, then wherever their name or surname stands again,
 * inflected or not. For one article and one thread.
 */
public final class UnlistedPeople {
    /** Prefix of the URIs; the rest is the name. */
    public static final String PREFIX = "urn:tidende:person:";

    private static final int MOST = 50;

    private final NameRecognizer recognizer;
    private final Gazetteer gazetteer;
    private final Stemmer stemmer;
    private final String language;

    /** @param language of the article, BCP 47; null where unknown */
    public UnlistedPeople(NameRecognizer recognizer, Gazetteer gazetteer, Stemmer stemmer, String language) {
        this.recognizer = recognizer;
        this.gazetteer = gazetteer;
        this.stemmer = stemmer;
        this.language = language;
    }

    /** The tags with those of the people found, by relevance, then URI. */
    public List<ActorTag> addTo(List<ActorTag> tags, List<Passage> passages) {
        List<TaggedWords> reads = new ArrayList<>(passages.size());
        passages.forEach(passage -> reads.add(new TaggedWords(passage, tags)));
        Map<String, Person> people = new LinkedHashMap<>();
        Map<NamedPerson, TaggedWords> singles = new LinkedHashMap<>();
        for (TaggedWords read : reads) {
            for (NamedPerson found : recognizer.find(read.passage(), language, read::known)) {
                if (found.after() - found.first() == 1) {
                    singles.put(found, read);
                } else {
                    add(found, read, people);
                }
            }
        }
        // A surname is that of the person named in full, also where that comes later.
        singles.forEach((found, read) -> add(found, read, people));
        if (people.isEmpty()) {
            return tags;
        }
        int all = reads.stream().mapToInt(read -> read.tokens().size()).sum();
        int before = 0;
        for (TaggedWords read : reads) {
            for (Person person : people.values()) {
                person.collect(read, before, all);
            }
            before += read.tokens().size();
        }
        List<ActorTag> more = new ArrayList<>(tags);
        people.values().stream()
                .filter(person -> !person.mentions.isEmpty())
                .map(Person::tag)
                .forEach(more::add);
        more.sort(Comparator.comparingInt(ActorTag::getRelevance).reversed().thenComparing(ActorTag::getUri));
        return more;
    }

    private void add(NamedPerson found, TaggedWords read, Map<String, Person> people) {
        String name = read.text(found.first(), found.after());
        String[] words = words(name);
        RoleHeld role = new RoleHeld(found.title(), read.organisation(found.from(), found.to()), null, null, false);
        for (Person person : people.values()) {
            if (person.isCalled(words) || words.length == 1 && person.isSurname(words[0])) {
                person.roles.putIfAbsent(role.toString(), role);
                return;
            }
        }
        String uri = PREFIX + Slug.of(name);
        // A file has the name and did not take it here: then nobody can say who is meant.
        if (people.size() < MOST && gazetteer.find(uri) == null) {
            Person person = new Person(uri, name, words, found);
            person.roles.put(role.toString(), role);
            people.put(uri, person);
        }
    }

    private static String[] words(String name) {
        return Folding.fold(name.replaceAll("[^\\p{L}\\p{N}\\p{M}]+", " ").strip())
                .split(" ");
    }

    /** Somebody with the places where the name stands. */
    private final class Person {
        private final String uri;
        private final String name;
        private final String[] words;
        private final NamedPerson found;
        private final Map<String, RoleHeld> roles = new LinkedHashMap<>();
        private final List<Mention> mentions = new ArrayList<>();
        private boolean inHeadline;
        private boolean early;

        Person(String uri, String name, String[] words, NamedPerson found) {
            this.uri = uri;
            this.name = name;
            this.words = words;
            this.found = found;
        }

        /** Whether these words are a form of the name, in either direction. */
        boolean isCalled(String[] other) {
            if (other.length != words.length) {
                return false;
            }
            for (int i = 0; i < words.length; i++) {
                if (!inflects(words[i], other[i]) && !inflects(other[i], words[i])) {
                    return false;
                }
            }
            return true;
        }

        boolean isSurname(String word) {
            return inflects(words[words.length - 1], word);
        }

        private boolean inflects(String one, String other) {
            return one.equals(other) || stemmer.inflects(one, other, language, false, true);
        }

        /** Wherever the whole name or the surname alone stands. */
        void collect(TaggedWords read, int before, int all) {
            Tokens tokens = read.tokens();
            for (int at = 0; at < tokens.size(); at++) {
                if (!tokens.capital(at) || read.known().get(at)) {
                    continue;
                }
                boolean whole = words.length > 1 && at + words.length <= tokens.size() && stands(tokens, at);
                if (whole || surname(read, at)) {
                    int after = whole ? at + words.length : at + 1;
                    mention(read, at, after, whole);
                    early |= (before + at) * 5L < all;
                    inHeadline |= read.passage().field().equals("headline");
                    at = after - 1;
                }
            }
        }

        private boolean stands(Tokens tokens, int at) {
            String[] standing = new String[words.length];
            for (int i = 0; i < words.length; i++) {
                standing[i] = tokens.folded(at + i);
            }
            return isCalled(standing);
        }

        private boolean surname(TaggedWords read, int at) {
            Tokens tokens = read.tokens();
            boolean alone = at == 0
                    || !tokens.spaced(at)
                    || !tokens.capital(at - 1)
                    || tokens.startsSentence(at - 1)
                    || NamelessWords.isTitle(tokens.folded(at - 1));
            // Who is called Ahmed, alone or at last, is not Ahmed Sharif.
            boolean followed = (words.length == 1 || !"de".equals(language))
                    && at + 1 < tokens.size()
                    && tokens.spaced(at + 1)
                    && tokens.capital(at + 1)
                    && !read.known().get(at + 1)
                    && !NamelessWords.isDay(tokens.folded(at + 1));
            return (alone || "de".equals(language)) && !followed && isSurname(tokens.folded(at));
        }

        private void mention(TaggedWords read, int first, int after, boolean whole) {
            Tokens tokens = read.tokens();
            mentions.add(new Mention(
                    read.passage().field(),
                    tokens.codePoint(tokens.start(first)),
                    tokens.codePoint(tokens.end(after - 1)),
                    read.text(first, after),
                    name,
                    whole ? "pattern" : "surname",
                    whole ? found.rule() : "named-in-full",
                    found.confidence()));
        }

        ActorTag tag() {
            int relevance = Relevance.of(inHeadline, early, mentions.size());
            return ActorTag.newBuilder()
                    .setUri(uri)
                    .setName(name)
                    .setType(ActorType.person)
                    .setResolved(false)
                    .setCountry(null)
                    .setSectors(List.of())
                    .setRoles(List.copyOf(roles.values()))
                    .setRel(relevance >= 60 ? "about" : "mentions")
                    .setRelevance(relevance)
                    .setConfidence(found.confidence())
                    .setMentionCount(mentions.size())
                    .setMentions(Sizes.items(mentions, Sizes.MENTIONS))
                    .setCandidates(List.of())
                    .build();
        }
    }
}
