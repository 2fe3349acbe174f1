package org.tidende.enrich.topic;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.tidende.enrich.text.Folding;
import org.tidende.enrich.text.Tokens;

/** Rules as Lucene's queries, over words cut and folded as ours are. */
public final class LuceneRules {
    private static final String HEADLINE = "headline";
    private static final String BODY = "body";

    private LuceneRules() {}

    /** An article of two fields. */
    public static Document document(String headline, String body) {
        Document document = new Document();
        document.add(new TextField(HEADLINE, headline, Field.Store.NO));
        document.add(new TextField(BODY, body, Field.Store.NO));
        return document;
    }

    /** Our words, folded. */
    public static Analyzer analyzer() {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                return new TokenStreamComponents(new Words());
            }
        };
    }

    /** A rule that uses nothing but what Lucene has. */
    static Query query(Expression expression) {
        return query(expression, List.of(HEADLINE, BODY));
    }

    private static Query query(Expression expression, List<String> fields) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        switch (expression) {
            case Expression.Headline headline -> {
                return query(headline.part(), List.of(HEADLINE));
            }
            case Expression.And and -> {
                for (Expression part : and.parts()) {
                    if (part instanceof Expression.Not(Expression denied)) {
                        query.add(query(denied, fields), BooleanClause.Occur.MUST_NOT);
                    } else {
                        query.add(query(part, fields), BooleanClause.Occur.MUST);
                    }
                }
            }
            case Expression.Or or ->
                or.parts().forEach(part -> query.add(query(part, fields), BooleanClause.Occur.SHOULD));
            case Expression.Term term ->
                fields.forEach(field -> query.add(term(field, term.text()), BooleanClause.Occur.SHOULD));
            case Expression.Prefix prefix ->
                fields.forEach(field -> query.add(
                        new PrefixQuery(new Term(field, Folding.fold(prefix.beginning()))),
                        BooleanClause.Occur.SHOULD));
            case Expression.Near near ->
                near(near)
                        .forEach(pair -> fields.forEach(
                                field -> query.add(new IntervalQuery(field, pair), BooleanClause.Occur.SHOULD)));
            default -> throw new IllegalArgumentException("not in both: " + RulePrinter.print(expression));
        }
        return query.build();
    }

    private static Query term(String field, String text) {
        String[] words = words(text);
        return words.length == 1 ? new TermQuery(new Term(field, words[0])) : new PhraseQuery(field, words);
    }

    /** Each with each: of a choice Lucene sees nothing but the shortest, and "in match" is lost to "match". */
    private static List<IntervalsSource> near(Expression.Near near) {
        List<IntervalsSource> pairs = new ArrayList<>();
        for (IntervalsSource one : sources(near.one())) {
            for (IntervalsSource other : sources(near.other())) {
                pairs.add(Intervals.maxgaps(
                        near.words() - 1,
                        near.ordered() ? Intervals.ordered(one, other) : Intervals.unorderedNoOverlaps(one, other)));
            }
        }
        return pairs;
    }

    private static List<IntervalsSource> sources(Expression part) {
        return switch (part) {
            case Expression.Term term -> List.of(Intervals.phrase(words(term.text())));
            case Expression.Prefix prefix -> List.of(Intervals.prefix(new BytesRef(Folding.fold(prefix.beginning()))));
            case Expression.Or or ->
                or.parts().stream().flatMap(one -> sources(one).stream()).toList();
            default -> throw new IllegalArgumentException("has no places: " + RulePrinter.print(part));
        };
    }

    private static String[] words(String text) {
        Tokens tokens = org.tidende.enrich.text.Tokenizer.tokens(text, null);
        String[] words = new String[tokens.size()];
        for (int i = 0; i < words.length; i++) {
            words[i] = Folding.fold(tokens.word(i));
        }
        return words;
    }

    private static final class Words extends Tokenizer {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private String[] words;
        private int next;

        @Override
        public boolean incrementToken() throws java.io.IOException {
            if (words == null) {
                StringBuilder text = new StringBuilder();
                char[] buffer = new char[4_096];
                for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                    text.append(buffer, 0, read);
                }
                words = words(text.toString());
            }
            clearAttributes();
            if (next == words.length) {
                return false;
            }
            term.append(words[next++]);
            return true;
        }

        @Override
        public void reset() throws java.io.IOException {
            super.reset();
            words = null;
            next = 0;
        }
    }
}
