package org.tidende.app;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.tidende.contract.record.FeedHealth;
import org.tidende.contract.record.FeedState;

/** How publishers answered, told to a person: what is unlike the usual, each once; the rest is counted. */
final class DemoPolls {
    private static final String REPAIRED = "repaired: ";

    private final Set<String> failing = new HashSet<>();
    private final Set<String> repaired = new HashSet<>();
    private int notModified;

    /** What is worth a line. */
    Optional<String> add(FeedState state) {
        String feed = state.getUri().substring(state.getUri().lastIndexOf('/') + 1);
        if (state.getHealth() == FeedHealth.failing) {
            failing.add(feed);
            return Optional.of(feed + ": " + state.getStatus() + ", next try in "
                    + Duration.between(state.getLastAttempt(), state.getNextAttempt())
                            .toSeconds()
                    + " s");
        }
        if (state.getHttpStatus() != null && state.getHttpStatus() == 304) {
            notModified++;
            return notModified == 1
                    ? Optional.of(feed + ": 304, not modified; more of these are counted")
                    : Optional.empty();
        }
        if (failing.remove(feed)) {
            return Optional.of(feed + ": back, " + state.getStatus());
        }
        int repairs = state.getStatus().indexOf(REPAIRED);
        if (repairs >= 0 && repaired.add(feed)) {
            return Optional.of(feed + ": broken, " + state.getStatus().substring(repairs));
        }
        return Optional.empty();
    }

    /** Answers without a document, because ours is still good. */
    int notModified() {
        return notModified;
    }
}
