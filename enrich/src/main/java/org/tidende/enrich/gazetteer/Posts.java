package org.tidende.enrich.gazetteer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tidende.enrich.actor.ActorEntry;
import org.tidende.enrich.actor.ActorSink;
import org.tidende.enrich.actor.Role;
import org.tidende.enrich.file.FileFault;

/**
 * Posts and who held them, where both are records of their own in any order. A holding whose post comes later waits for it; of
 * both no more than a number are kept, and told when they are too many.
 */
final class Posts {
    private static final int MOST_POSTS = 1_000_000;
    private static final int MOST_WAITING = 500_000;

    private final String file;
    private final String source;
    private final ActorSink sink;
    private final Map<String, Post> posts = new HashMap<>();
    private final List<Holding> waiting = new ArrayList<>();

    private record Post(String title, String organisation) {}

    private record Holding(int line, String holder, String post, String from, String to) {}

    /** @param source of the roles, see {@link Role#source} */
    Posts(String file, String source, ActorSink sink) {
        this.file = file;
        this.source = source;
        this.sink = sink;
    }

    void post(int line, String id, String title, String organisation) {
        if (posts.size() < MOST_POSTS) {
            posts.put(id, new Post(title, organisation));
        } else {
            sink.fault(new FileFault(file, line, "more than " + MOST_POSTS + " posts"));
        }
    }

    void held(int line, String holder, String post, String from, String to) {
        Holding holding = new Holding(line, holder, post, from, to);
        Post known = posts.get(post);
        if (known != null) {
            tell(holding, known);
        } else if (waiting.size() < MOST_WAITING) {
            waiting.add(holding);
        } else {
            sink.fault(new FileFault(file, line, "more than " + MOST_WAITING + " roles whose post comes later"));
        }
    }

    /** Nothing more comes: a post that never came goes by its id. */
    void end() {
        for (Holding holding : waiting) {
            tell(holding, posts.getOrDefault(holding.post(), new Post(holding.post(), null)));
        }
        waiting.clear();
    }

    private void tell(Holding holding, Post post) {
        Role role = EntryBuilder.role(
                post.title(),
                post.organisation(),
                holding.from(),
                holding.to(),
                source,
                problem -> sink.fault(new FileFault(file, holding.line(), problem)));
        if (role != null) {
            sink.role(holding.holder(), new ActorEntry.Held(holding.line(), role, null));
        }
    }
}
