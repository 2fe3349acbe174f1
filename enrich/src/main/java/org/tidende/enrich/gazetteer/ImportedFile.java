package org.tidende.enrich.gazetteer;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.enrich.actor.ActorEntry;
import org.tidende.enrich.actor.ActorSink;
import org.tidende.enrich.actor.Gazetteer;
import org.tidende.enrich.file.FileFault;

/**
 * Takes somebody else's file of actors into a gazetteer. Lines that can't be used are counted, the first of them named in one
 * warning; a file of which more can't be used than can is refused, and so is one that was cut off while it was compressed.
 */
public final class ImportedFile implements ActorSink {
    private static final Logger LOGGER = LoggerFactory.getLogger(ImportedFile.class);
    private static final int NAMED = 3;

    private final ActorSink gazetteer;
    private final List<FileFault> first = new ArrayList<>();
    private long actors;
    private long faults;

    private ImportedFile(Gazetteer.Builder builder) {
        gazetteer = builder.lenient(this::fault);
    }

    /**
     * Reads it.
     *
     * @throws FileFault when it can't be used
     * @throws IOException when it can't be read
     */
    public static void read(String name, InputStream in, Gazetteer.Builder builder) throws IOException {
        ImportedFile file = new ImportedFile(builder);
        ActorSource.read(name, in, format -> file);
        if (file.actors == 0 || file.faults > file.actors) {
            FileFault why = file.first.isEmpty() ? new FileFault(name, 1, "no actor is in it") : file.first.getFirst();
            throw new FileFault(
                    name,
                    why.line(),
                    why.problem() + " (" + file.actors + " actors could be used, " + file.faults
                            + " parts of the file could not)");
        }
        if (file.faults > 0) {
            LOGGER.warn(
                    "{}: {} actors; {} parts of it can't be used: {}{}",
                    name,
                    file.actors,
                    file.faults,
                    String.join(
                            "; ",
                            file.first.stream()
                                    .map(fault -> "line " + fault.line() + ": " + fault.problem())
                                    .toList()),
                    file.faults > NAMED ? "; …" : "");
        }
    }

    @Override
    public void actor(ActorEntry entry) {
        actors++;
        gazetteer.actor(entry);
    }

    @Override
    public void role(String holder, ActorEntry.Held role) {
        gazetteer.role(holder, role);
    }

    @Override
    public void country(String uri, String country) {
        gazetteer.country(uri, country);
    }

    @Override
    public void fault(FileFault fault) {
        faults++;
        if (first.size() < NAMED) {
            first.add(fault);
        }
    }
}
