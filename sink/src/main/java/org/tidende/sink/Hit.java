package org.tidende.sink;

import java.time.Instant;
import java.util.List;

/**
 * An article that was found.
 *
 * @param id its id, 36 characters
 * @param url canonical; null when it has no link
 * @param headline may be empty
 * @param language BCP 47; null when it is not known
 * @param contentCreated the publisher's word; null when it gave none
 * @param revision 1 for the first
 * @param actors those tagged, most relevant first
 * @param topics what it is about
 * @param score of the words asked for; 0 where none were
 */
public record Hit(
        String id,
        String url,
        String headline,
        String language,
        Instant contentCreated,
        int revision,
        List<Actor> actors,
        List<Topic> topics,
        double score) {
    /** Copies the lists. */
    public Hit {
        actors = List.copyOf(actors);
        topics = List.copyOf(topics);
    }

    /**
     * A tagged actor.
     *
     * @param uri {@code urn:tidende:state:RU}
     * @param name in English where known
     * @param type {@code state}, {@code person}, …
     */
    public record Actor(String uri, String name, String type) {}

    /**
     * A tagged topic.
     *
     * @param uri {@code medtop:16000000}
     * @param name in English
     */
    public record Topic(String uri, String name) {}
}
