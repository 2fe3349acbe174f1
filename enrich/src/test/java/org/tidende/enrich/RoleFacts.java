package org.tidende.enrich;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tidende.enrich.file.YamlValue;
import org.tidende.enrich.text.Resources;

/** Prints roles of the shipped files, drawn at random, with their sources, so that a person can check them. Arguments: how many, seed. */
public final class RoleFacts {
    private RoleFacts() {}

    /** Runs it. */
    public static void main(String[] arguments) {
        int many = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        List<String> facts = facts();
        int all = facts.size();
        Collections.shuffle(facts, new Random(seed));
        PrintStream out = System.out;
        facts.subList(0, Math.min(many, all)).forEach(out::println);
        out.println(Math.min(many, all) + " of " + all + " roles, seed " + seed);
    }

    private static List<String> facts() {
        List<String> facts = new ArrayList<>();
        for (String file : DictionaryFiles.DEFAULT_ACTORS) {
            YamlValue actors = YamlValue.read(file, Resources.bytes(Dictionaries.class, file))
                    .map()
                    .get("actors");
            for (YamlValue record : actors.list()) {
                Map<String, YamlValue> actor = record.map();
                if (actor.containsKey("roles")) {
                    actor.get("roles").list().forEach(role -> facts.add(fact(actor, role.map())));
                }
            }
        }
        return facts;
    }

    private static String fact(Map<String, YamlValue> actor, Map<String, YamlValue> role) {
        return text(actor, "uri") + " | " + text(role, "title") + " | " + text(role, "from") + " to " + text(role, "to")
                + " | " + text(role, "source") + ("no".equals(text(role, "certain")) ? " | not certain" : "");
    }

    private static String text(Map<String, YamlValue> of, String key) {
        return of.containsKey(key) ? of.get(key).required() : "";
    }
}
