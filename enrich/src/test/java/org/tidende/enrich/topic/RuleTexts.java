package org.tidende.enrich.topic;

import java.util.List;
import java.util.Map;
import org.tidende.contract.Records;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.TopicTag;
import org.tidende.enrich.text.Passage;
import org.tidende.enrich.text.Stemmer;
import org.tidende.enrich.text.TermAutomaton;

/** Rules alone, asked of texts. */
final class RuleTexts {
    private final RuleSet rules;
    private final TermAutomaton automaton;

    RuleTexts(List<TopicRule> given) {
        Records.trust();
        rules = new RuleSet(given);
        TermAutomaton.Builder builder = new TermAutomaton.Builder(new Stemmer());
        rules.fill(builder);
        automaton = builder.build();
    }

    static TopicRule rule(String id, int atLeast, String expression) {
        return rule(id, atLeast, RuleParser.parse(expression));
    }

    static TopicRule rule(String id, int atLeast, Expression expression) {
        return new TopicRule(id, id, Map.of("en", id), null, atLeast, Map.of("*", expression), List.of());
    }

    List<TopicTag> tags(String language, String headline, String body, ActorTag... actors) {
        TopicTagger tagger = new TopicTagger(rules, language);
        scan(Passage.of("headline", headline, null), tagger);
        scan(Passage.of("body", body, null), tagger);
        return tagger.tags(List.of(actors));
    }

    private void scan(Passage passage, TopicTagger tagger) {
        tagger.read(passage);
        automaton.scan(passage.tokens(), new TermAutomaton.Sink() {
            @Override
            public boolean name(int first, int after, int entry, boolean stem) {
                return false;
            }

            @Override
            public void term(int first, int after, int term) {
                tagger.term(passage, first, after, term);
            }
        });
    }
}
