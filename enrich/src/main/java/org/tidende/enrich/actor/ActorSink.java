package org.tidende.enrich.actor;

import org.tidende.enrich.file.FileFault;

/** Takes what a source of actors has, one thing after the other, so that no source need be held as a whole. */
public interface ActorSink {
    /** An actor, or more of one that was told before under the same URI. */
    void actor(ActorEntry entry);

    /** A role that stands apart from its holder, who may come before or after it, or never. */
    void role(String holder, ActorEntry.Held role);

    /**
     * The country of an actor that was told before.
     *
     * @param country ISO 3166-1 alpha-2
     */
    void country(String uri, String country);

    /** Something that can't be used. The source goes on after it. */
    void fault(FileFault fault);
}
