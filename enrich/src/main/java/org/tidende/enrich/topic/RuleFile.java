package org.tidende.enrich.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tidende.enrich.file.FileFault;
import org.tidende.enrich.file.YamlValue;

/** Reads topic rules from a file in the format of the module's README. */
public final class RuleFile {
    private static final Set<String> RULE =
            Set.of("id", "names", "broader", "at-least", "rules", "macros", "examples", "note");
    private static final Set<String> EXAMPLES = Set.of("must", "must-not");
    private static final int MOST_CHARACTERS = 100_000;

    private RuleFile() {}

    /**
     * The rules of a file.
     *
     * @param topics the value of its key {@code topics}
     * @param macros the value of its key {@code macros}; null where it has none
     * @throws FileFault with the line, when it is not in the format
     */
    public static List<TopicRule> read(YamlValue topics, YamlValue macros) {
        Macros known = macros == null ? Macros.none() : new Macros(texts(macros));
        if (macros != null) {
            check(macros, known);
        }
        List<TopicRule> rules = new ArrayList<>();
        Map<String, Integer> lines = new TreeMap<>();
        for (YamlValue item : topics.list()) {
            TopicRule rule = rule(item, known);
            Integer before = lines.put(rule.id(), item.line());
            if (before != null) {
                throw item.fault("a second topic with the id " + rule.id() + ", the first is in line " + before);
            }
            rules.add(rule);
        }
        return rules;
    }

    /**
     * One rule that stands alone.
     *
     * @throws FileFault with the line, when it is not in the format
     */
    public static TopicRule rule(YamlValue item) {
        return rule(item, Macros.none());
    }

    private static TopicRule rule(YamlValue item, Macros outer) {
        Map<String, YamlValue> fields = item.map(RULE);
        for (String needed : List.of("id", "names", "rules")) {
            if (!fields.containsKey(needed)) {
                throw item.fault("a topic needs the key " + needed);
            }
        }
        Map<String, String> names = new TreeMap<>();
        fields.get("names").map().forEach((language, name) -> names.put(language, name.required()));
        if (!names.containsKey("en")) {
            throw fields.get("names").fault("a topic needs an English name");
        }
        Macros macros = outer;
        if (fields.containsKey("macros")) {
            macros = outer.with(texts(fields.get("macros")));
            check(fields.get("macros"), macros);
        }
        int atLeast = fields.containsKey("at-least") ? fields.get("at-least").number() : 2;
        if (atLeast < 1) {
            throw fields.get("at-least").fault("must be 1 or more");
        }
        YamlValue broader = fields.get("broader");
        YamlValue examples = fields.get("examples");
        return new TopicRule(
                fields.get("id").required(),
                names.get("en"),
                names,
                broader == null ? null : broader.required(),
                atLeast,
                expressions(fields.get("rules"), macros),
                examples == null ? List.of() : examples(examples));
    }

    private static Map<String, Expression> expressions(YamlValue rules, Macros macros) {
        Map<String, Expression> byLanguage = new TreeMap<>();
        rules.map().forEach((languages, value) -> {
            Expression expression = parse(value, macros);
            for (String language : languages.split("[ ,]+")) {
                if (byLanguage.put(language.equals("all") ? "*" : language, expression) != null) {
                    throw value.fault("two rules for the language " + language);
                }
            }
        });
        return byLanguage;
    }

    private static List<RuleExample> examples(YamlValue byLanguage) {
        List<RuleExample> examples = new ArrayList<>();
        byLanguage.map().forEach((language, kinds) -> kinds.map(EXAMPLES).forEach((kind, texts) -> {
            for (YamlValue text : texts.list()) {
                String words = text.required();
                if (words.length() > MOST_CHARACTERS) {
                    throw text.fault("an example of more than " + MOST_CHARACTERS + " characters");
                }
                examples.add(new RuleExample(language, kind.equals("must"), words, text.line()));
            }
        }));
        return examples;
    }

    private static Map<String, String> texts(YamlValue macros) {
        Map<String, String> texts = new TreeMap<>();
        macros.map().forEach((name, value) -> {
            if (!name.matches("[\\p{L}\\p{N}_-]+")) {
                throw value.fault("a macro's name has letters, digits, - and _ alone, found '" + name + "'");
            }
            texts.put(name, value.text());
        });
        return texts;
    }

    /** Reads every macro, so that a fault is told where it stands, and not where it is used. */
    private static void check(YamlValue macros, Macros known) {
        macros.map().forEach((name, value) -> {
            try {
                known.named(name);
            } catch (IllegalArgumentException e) {
                throw value.fault(e.getMessage());
            }
        });
    }

    private static Expression parse(YamlValue value, Macros macros) {
        try {
            return RuleParser.parse(value.text(), macros);
        } catch (RuleFault fault) {
            throw value.fault("rule, line " + fault.line() + ", " + fault.problem());
        }
    }
}
