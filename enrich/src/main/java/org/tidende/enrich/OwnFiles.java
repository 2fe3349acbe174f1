package org.tidende.enrich;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidende.contract.record.Edition;
import org.tidende.enrich.file.FileFault;

/**
 * The dictionary files of this worker as they are now: read again when they have changed, whether they are published or not, so that
 * they are at hand when they are. Files that can't be used are named, and what was read before stays. For one thread.
 */
final class OwnFiles {
    private static final Logger LOG = LoggerFactory.getLogger(OwnFiles.class);

    private final List<Path> given;
    private final boolean defaults;
    private final FileWatch watch;
    private Dictionaries read;
    private Edition edition;
    private String fault;

    /** @param read what they were at the start */
    OwnFiles(List<Path> given, boolean defaults, Dictionaries read) {
        this.given = List.copyOf(given);
        this.defaults = defaults;
        this.watch = new FileWatch(given);
        this.read = read;
        this.edition = read.edition();
    }

    /**
     * Looks whether they have changed, and reads them if so: once they stand still, or are the edition that is wanted.
     *
     * @param inForce that need not be read again where the files are what they were; null for nothing
     * @param wanted the published edition; null for none
     * @return whether anything is different now
     */
    boolean look(InForce inForce, Edition wanted) {
        if (given.isEmpty()) {
            return false;
        }
        return switch (watch.look()) {
            case SAME -> false;
            case CHANGED -> readAgain(inForce);
            case MOVING -> {
                if (wanted == null || read.isOf(wanted) || !areNow(wanted)) {
                    yield false;
                }
                watch.tell();
                yield readAgain(inForce);
            }
        };
    }

    private boolean areNow(Edition wanted) {
        try {
            return Dictionaries.editionOf(given, defaults).getHash().equals(wanted.getHash());
        } catch (UncheckedIOException e) {
            // In the middle of being replaced; what stays wrong is said once they stand still.
            LOG.debug("the dictionary files can't be read yet", e);
            return false;
        }
    }

    private boolean readAgain(InForce inForce) {
        Edition editionBefore = edition;
        String faultBefore = fault;
        try {
            edition = Dictionaries.editionOf(given, defaults);
            read = known(edition, inForce);
            // Of the bytes that were read, should they have changed meanwhile.
            edition = read.edition();
            fault = null;
        } catch (FileFault | UncheckedIOException e) {
            fault = e.getMessage();
        } catch (RuntimeException e) {
            fault = e.toString();
            LOG.error("dictionary files can't be read in a way that was not foreseen", e);
        }
        return !edition.getHash().equals(editionBefore.getHash()) || !Objects.equals(fault, faultBefore);
    }

    private Dictionaries known(Edition now, InForce inForce) {
        if (inForce != null && inForce.dictionaries().isOf(now)) {
            return inForce.dictionaries();
        }
        return read.isOf(now) ? read : read.reload(given, defaults);
    }

    /** What they were when they could last be used. */
    Dictionaries read() {
        return read;
    }

    /** Names them as they are now, usable or not. */
    Edition edition() {
        return edition;
    }

    /** Why they can't be used: file, line and what is wrong; null when they can. */
    String fault() {
        return fault;
    }
}
