package org.tidende.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tidende.enrich.Dictionaries;
import picocli.CommandLine.Option;

/** Which dictionaries articles are tagged with. */
final class DictionaryOptions {
    @Option(
            names = "--gazetteer",
            paramLabel = "FILE",
            description = "Actors and topic rules of your own, a file or a folder of them. May be repeated.")
    List<Path> gazetteers = new ArrayList<>();

    @Option(names = "--no-default-gazetteer", description = "Leaves out the actors that come with it.")
    boolean noDefaultGazetteer;

    private Dictionaries read;

    /**
     * Looks at those that were named: what is wrong with them is said before anything is started.
     *
     * @throws CommandException when one is not there
     * @throws org.tidende.enrich.file.FileFault with file and line, when one is wrong
     */
    void require() {
        requireThere(gazetteers);
        if (!gazetteers.isEmpty() && read == null) {
            read = load();
        }
    }

    /** What they are, for whoever keeps them. */
    Dictionaries take() {
        Dictionaries taken = read == null ? load() : read;
        read = null;
        return taken;
    }

    private Dictionaries load() {
        return Dictionaries.load(gazetteers, !noDefaultGazetteer);
    }

    static void requireThere(List<Path> files) {
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new CommandException("there is no file or folder " + file);
            }
            if (!Files.isReadable(file)) {
                throw new CommandException(file + " can't be read");
            }
        }
    }
}
