package org.tidende.enrich.actor;

import java.util.List;
import java.util.function.Consumer;
import org.tidende.enrich.file.FileFault;

/** Puts what a source tells into a gazetteer. */
final class BuilderSink implements ActorSink {
    private final Gazetteer.Builder builder;
    private final boolean own;
    private final Consumer<FileFault> faults;

    /** @param own whether the source is in our format */
    BuilderSink(Gazetteer.Builder builder, boolean own, Consumer<FileFault> faults) {
        this.builder = builder;
        this.own = own;
        this.faults = faults;
    }

    @Override
    public void actor(ActorEntry entry) {
        List<Name> names = entry.names().stream().map(ActorEntry.Named::name).toList();
        if (own) {
            builder.add(entry.actor(), names);
        } else {
            builder.addImported(entry.actor(), names);
        }
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
        faults.accept(fault);
    }
}
