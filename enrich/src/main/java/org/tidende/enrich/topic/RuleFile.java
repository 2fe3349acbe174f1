package org.tidende.enrich.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tidende.enrich.file.FileFault;
import org.tidende.enrich.file.YamlValue;

/** Reads topic rules from a file in the format of the module's README. */
public final class RuleFile {
    private static final Set<String> RULE = Set.of(
            "id", "names", "broader", "at-least", "short-text", "distinct", "rules", "macros", "examples", "note");
    private static final Set<String> EXAMPLES = Set.of("must", "must-not");
    private static final int MOST_CHARACTERS = 100_000;

    private final Consumer<FileFault> faults;

    private final TopicNames known;

    private RuleFile(Consumer<FileFault> faults, TopicNames known) {
        this.faults = faults;
        this.known = known;
    }

    /**
     * The rules of a file.
     *
     * @param topics the value of its key {@code topics}
     * @param macros the value of its key {@code macros}; null where it has none
     * @param known names that topics need not give themselves
     * @throws FileFault with line and column, when it is not in the format
     */
    public static List<TopicRule> read(YamlValue topics, YamlValue macros, TopicNames known) {
        return read(topics, macros, known, RuleFile::refuse);
    }

    /** The same, of what can be read: each fault is told, and costs its topic or, in an expression, that alone. */
    public static List<TopicRule> read(
            YamlValue topics, YamlValue macros, TopicNames known, Consumer<FileFault> faults) {
        return new RuleFile(faults, known).topics(topics, macros);
    }

    /**
     * One rule that stands alone.
     *
     * @throws FileFault with line and column, when it is not in the format
     */
    public static TopicRule rule(YamlValue item) {
        return new RuleFile(RuleFile::refuse, TopicNames.none()).rule(item, Macros.none());
    }

    private static void refuse(FileFault fault) {
        throw fault;
    }

    private List<TopicRule> topics(YamlValue topics, YamlValue macros) {
        Macros shared = Macros.none();
        List<TopicRule> rules = new ArrayList<>();
        Map<String, Integer> lines = new TreeMap<>();
        try {
            if (macros != null) {
                shared = new Macros(texts(macros));
                check(macros, shared);
            }
        } catch (FileFault fault) {
            faults.accept(fault);
        }
        for (YamlValue item : topics.list()) {
            try {
                TopicRule rule = rule(item, shared);
                Integer before = lines.put(rule.id(), item.line());
                if (before != null) {
                    throw item.fault("a second topic with the id " + rule.id() + ", the first is in line " + before);
                }
                rules.add(rule);
            } catch (FileFault fault) {
                faults.accept(fault);
            }
        }
        return rules;
    }

    private TopicRule rule(YamlValue item, Macros outer) {
        Map<String, YamlValue> fields = item.map(RULE, faults);
        for (String needed : List.of("id", "rules")) {
            if (!fields.containsKey(needed)) {
                throw item.fault("a topic needs the key " + needed);
            }
        }
        Map<String, String> names = names(item, fields);
        Macros macros = outer;
        if (fields.containsKey("macros")) {
            macros = outer.with(texts(fields.get("macros")));
            check(fields.get("macros"), macros);
        }
        YamlValue broader = fields.get("broader");
        YamlValue examples = fields.get("examples");
        return new TopicRule(
                fields.get("id").required(),
                names.get("en"),
                names,
                broader == null ? null : broader.required(),
                positive(fields, "at-least", 2),
                positive(fields, "short-text", TopicRule.SHORT_TEXT),
                positive(fields, "distinct", 1),
                expressions(fields.get("rules"), macros),
                examples == null ? List.of() : examples(examples));
    }

    private static int positive(Map<String, YamlValue> fields, String key, int without) {
        int number = fields.containsKey(key) ? fields.get(key).number() : without;
        if (number < 1) {
            throw fields.get(key).fault("must be 1 or more");
        }
        return number;
    }

    private Map<String, String> names(YamlValue item, Map<String, YamlValue> fields) {
        Map<String, String> own = new TreeMap<>();
        YamlValue given = fields.get("names");
        if (given != null) {
            given.map().forEach((language, name) -> own.put(language, name.required()));
        }
        Map<String, String> names = known.of(fields.get("id").required(), own);
        if (!names.containsKey("en")) {
            if (given == null) {
                throw item.fault("a topic needs the key names, or an English name in a file of topic-names");
            }
            throw given.fault("a topic needs an English name");
        }
        return names;
    }

    private Map<String, Expression> expressions(YamlValue rules, Macros macros) {
        Map<String, Expression> byLanguage = new TreeMap<>();
        rules.map().forEach((languages, value) -> {
            Expression expression;
            try {
                expression = parse(value, macros);
            } catch (FileFault fault) {
                faults.accept(fault);
                return;
            }
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
            throw value.fault(fault.index(), fault.expected());
        }
    }
}
