package org.tidende.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Made-up actors: those of two editions have the same names and other URIs, so that a tag tells which edition it is from. */
final class DrillDictionaries {
    static final String FILE = "actors.yaml";
    private static final String[] SYLLABLES = "ba de fi go ku la me ni po ru sa te vi zo dra ste kli bro".split(" ");

    private final int actors;

    DrillDictionaries(int actors) {
        this.actors = actors;
    }

    /** The folder, with an edition in it. */
    Path write(Path folder, String edition) throws IOException {
        StringBuilder text = new StringBuilder("actors:\n");
        for (int actor = 0; actor < actors; actor++) {
            text.append("  - {uri: 'urn:drill:")
                    .append(edition)
                    .append(':')
                    .append(actor)
                    .append("', type: person, names: {all: ")
                    .append(name(actor))
                    .append("}}\n");
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(FILE), text);
        return folder;
    }

    /** The folder, with an edition that can't be read. */
    Path breakIn(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(FILE), "actors:\n  - {type: person}\n");
        return folder;
    }

    /** A first and a last name. */
    String name(int actor) {
        Random random = new Random(actor);
        return word(random) + " " + word(random) + SYLLABLES[actor % SYLLABLES.length];
    }

    /** Any of the names. */
    String name(Random random) {
        return name(random.nextInt(actors));
    }

    private static String word(Random random) {
        String word = "";
        for (int syllable = 0; syllable < 3; syllable++) {
            word += SYLLABLES[random.nextInt(SYLLABLES.length)];
        }
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
