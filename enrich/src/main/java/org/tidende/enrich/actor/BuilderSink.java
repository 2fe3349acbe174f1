package org.tidende.enrich.actor;

import org.tidende.enrich.file.FileFault;

/** Puts what a source tells into a gazetteer; the first fault ends it. */
final class BuilderSink implements ActorSink {
    private final Gazetteer.Builder builder;

    BuilderSink(Gazetteer.Builder builder) {
        this.builder = builder;
    }

    @Override
    public void actor(ActorEntry entry) {
        builder.add(
                entry.actor(),
                entry.names().stream().map(ActorEntry.Named::name).toList());
    }

    @Override
    public void role(String holder, ActorEntry.Held role) {
        builder.role(holder, role.role());
    }

    @Override
    public void country(String uri, String country) {
        builder.country(uri, country);
    }

    @Override
    public void fault(FileFault fault) {
        throw fault;
    }
}
