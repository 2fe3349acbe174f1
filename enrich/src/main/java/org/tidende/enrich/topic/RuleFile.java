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
    private static final Set<String> RULE = Set.of("id", "names", "broader", "at-least", "rules", "note");

    private RuleFile() {}

    /**
     * The rules of a file.
     *
     * @param topics the value of its key {@code topics}
     * @throws FileFault with the line, when it is not in the format
     */
    public static List<TopicRule> read(YamlValue topics) {
        List<TopicRule> rules = new ArrayList<>();
        for (YamlValue item : topics.list()) {
            rules.add(rule(item));
        }
        return rules;
    }

    /**
     * One rule.
     *
     * @throws FileFault with the line, when it is not in the format
     */
    public static TopicRule rule(YamlValue item) {
        Map<String, YamlValue> fields = item.map(RULE);
        for (String needed : List.of("id", "names", "rules")) {
            if (!fields.containsKey(needed)) {
                throw item.fault("a topic needs the key " + needed);
            }
        }
        Map<String, YamlValue> names = fields.get("names").map();
        if (!names.containsKey("en")) {
            throw fields.get("names").fault("a topic needs an English name");
        }
        Map<String, Expression> byLanguage = new TreeMap<>();
        fields.get("rules").map().forEach((languages, value) -> {
            Expression expression = parse(value);
            for (String language : languages.split("[ ,]+")) {
                if (byLanguage.put(language.equals("all") ? "*" : language, expression) != null) {
                    throw value.fault("two rules for the language " + language);
                }
            }
        });
        int atLeast = fields.containsKey("at-least") ? fields.get("at-least").number() : 2;
        if (atLeast < 1) {
            throw fields.get("at-least").fault("must be 1 or more");
        }
        return new TopicRule(fields.get("id").required(), names.get("en").required(), atLeast, byLanguage);
    }

    private static Expression parse(YamlValue value) {
        try {
            return RuleParser.parse(value.text());
        } catch (RuleFault fault) {
            throw value.fault("rule, line " + fault.line() + ", " + fault.problem());
        }
    }
}
