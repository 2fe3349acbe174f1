package org.tidende.enrich;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tidende.contract.Language;
import org.tidende.enrich.actor.Actor;
import org.tidende.enrich.file.FileFault;
import org.tidende.enrich.file.YamlValue;
import org.tidende.enrich.gazetteer.Finding;
import org.tidende.enrich.gazetteer.Finding.Check;
import org.tidende.enrich.gazetteer.Finding.Severity;
import org.tidende.enrich.topic.TopicRule;

/** What is wrong with files of rules: each by itself, then among one another and beside the dictionaries that they are used with. */
final class RuleLint implements Consumer<FileFault> {
    private final Dictionaries dictionaries;
    private final List<Finding> findings = new ArrayList<>();
    private final List<RuleFiles.Read> files = new ArrayList<>();

    /** A rule's place. */
    private record Place(String file, int line) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    RuleLint(Dictionaries dictionaries) {
        this.dictionaries = dictionaries;
    }

    @Override
    public void accept(FileFault fault) {
        findings.add(new Finding(fault.file(), fault.line(), Check.FORMAT, Severity.ERROR, fault.problem()));
    }

    void add(RuleFiles.Read file) {
        files.add(file);
    }

    /** By file and line. */
    List<Finding> findings() {
        Map<String, TopicRule> known = new TreeMap<>();
        dictionaries.rules().rules().forEach(rule -> known.put(rule.id(), rule));
        files.forEach(file -> file.rules().forEach(rule -> known.put(rule.id(), rule)));
        Map<String, Place> places = new TreeMap<>();
        for (RuleFiles.Read file : files) {
            Map<String, YamlValue> values = values(file);
            for (TopicRule rule : file.rules()) {
                check(file.name(), rule, values.get(rule.id()), known, places);
            }
        }
        findings.sort(Comparator.comparing(Finding::file).thenComparingInt(Finding::line));
        return List.copyOf(findings);
    }

    private static Map<String, YamlValue> values(RuleFiles.Read file) {
        Map<String, YamlValue> values = new TreeMap<>();
        if (file.topics() != null) {
            for (YamlValue topic : file.topics().list()) {
                if (topic.isMap() && topic.map().containsKey("id")) {
                    values.putIfAbsent(topic.map().get("id").text(), topic);
                }
            }
        }
        return values;
    }

    private void check(
            String file, TopicRule rule, YamlValue topic, Map<String, TopicRule> known, Map<String, Place> places) {
        Place before = places.putIfAbsent(rule.id(), new Place(file, topic.line()));
        if (before != null) {
            tell(topic, Check.TOPIC, Severity.ERROR, "the topic " + rule.id() + " stands in " + before + ", too");
        }
        Map<String, YamlValue> fields = topic.map();
        if (rule.broader() != null && !known.containsKey(rule.broader())) {
            YamlValue broader = fields.get("broader");
            tell(broader, Check.TOPIC, Severity.WARNING, "no rule has the broader topic " + rule.broader());
        }
        if (isPartOfItself(rule, known)) {
            tell(fields.get("broader"), Check.TOPIC, Severity.ERROR, "the topic is part of itself, by broader topics");
        }
        fields.get("rules").map().forEach((languages, expression) -> {
            for (String language : languages.split("[ ,]+")) {
                if (!language.equals("all")
                        && Language.of(language)
                                .filter(one -> one.code().equals(language))
                                .isEmpty()) {
                    String problem = "no article is found to be in the language '" + language + "'";
                    tell(expression, Check.LANGUAGE, Severity.WARNING, problem);
                }
            }
            rule.actors().forEach(uri -> checkActor(uri, expression));
        });
    }

    private void checkActor(String uri, YamlValue expression) {
        int at = expression.text().indexOf("actor:" + uri);
        if (at < 0) {
            return;
        }
        Actor actor = dictionaries.gazetteer().find(uri);
        if (actor == null) {
            add(
                    expression.fault(at, "unknown actor " + uri + ", no dictionary has it"),
                    Check.UNKNOWN_ACTOR,
                    Severity.ERROR);
        } else if (!actor.uri().equals(uri)) {
            String problem = uri + " is never tagged: it is the same as " + actor.uri() + ", name that";
            add(expression.fault(at, problem), Check.UNKNOWN_ACTOR, Severity.ERROR);
        }
    }

    private static boolean isPartOfItself(TopicRule rule, Map<String, TopicRule> known) {
        Set<String> seen = new HashSet<>();
        String next = rule.broader();
        while (next != null && seen.add(next)) {
            if (next.equals(rule.id())) {
                return true;
            }
            TopicRule broader = known.get(next);
            next = broader == null ? null : broader.broader();
        }
        return false;
    }

    private void tell(YamlValue place, Check check, Severity severity, String problem) {
        add(place.fault(problem), check, severity);
    }

    private void add(FileFault fault, Check check, Severity severity) {
        findings.add(new Finding(fault.file(), fault.line(), check, severity, fault.problem()));
    }
}
