package org.tidende.enrich.actor;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.ActorType;
import org.tidende.contract.record.Mention;
import org.tidende.enrich.text.Passage;
import org.tidende.enrich.text.Tokens;

/** A passage with the words that names from files take; found out when first asked for: most passages have nobody else in them. */
final class TaggedWords {
    private final Passage passage;
    private final List<ActorTag> tags;
    private BitSet known;
    private ActorTag[] actors;

    TaggedWords(Passage passage, List<ActorTag> tags) {
        this.passage = passage;
        this.tags = tags;
    }

    Passage passage() {
        return passage;
    }

    Tokens tokens() {
        return passage.tokens();
    }

    /** The words that are part of such names. */
    BitSet known() {
        if (known == null) {
            mark();
        }
        return known;
    }

    private void mark() {
        Tokens tokens = tokens();
        known = new BitSet();
        actors = new ActorTag[tokens.size()];
        int[] starts = new int[tokens.size()];
        for (int word = 0; word < starts.length; word++) {
            starts[word] = tokens.codePoint(tokens.start(word));
        }
        for (ActorTag tag : tags) {
            for (Mention mention : tag.getMentions()) {
                int word = mention.getField().equals(passage.field())
                        ? Arrays.binarySearch(starts, mention.getStart())
                        : -1;
                for (; word >= 0 && word < starts.length && starts[word] < mention.getEnd(); word++) {
                    known.set(word);
                    actors[word] = tag;
                }
            }
        }
    }

    String text(int first, int after) {
        return tokens().text().substring(tokens().start(first), tokens().end(after - 1));
    }

    /** URI of the first organisation or state among some words; null where there is none. */
    String organisation(int from, int to) {
        known();
        for (int word = from; word < to; word++) {
            ActorTag tag = actors[word];
            if (tag != null && (tag.getType() == ActorType.organisation || tag.getType() == ActorType.state)) {
                return tag.getUri();
            }
        }
        return null;
    }
}
