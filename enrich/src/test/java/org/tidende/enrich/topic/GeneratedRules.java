package org.tidende.enrich.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Rules and texts by chance, over few words, so that many rules match many texts. */
public final class GeneratedRules {
    private static final List<String> WORDS = List.of(
            "war",
            "peace",
            "bank",
            "banker",
            "banking",
            "rate",
            "rates",
            "flood",
            "floods",
            "krig",
            "krigen",
            "fred",
            "Straße",
            "élection",
            "élections",
            "vote",
            "voter",
            "goal",
            "goals",
            "mat",
            "match",
            "война",
            "войны",
            "мир",
            "rain",
            "rainfall",
            "court",
            "courts",
            "law",
            "lawyer",
            "fire",
            "fireman",
            "school",
            "schools");
    private static final List<String> FILLERS =
            List.of("the", "of", "and", "a", "in", "to", "is", "on", "that", "by", "og", "der", "die", "и", "в");

    private final Random random;

    public GeneratedRules(Random random) {
        this.random = random;
    }

    /** Any expression that can be printed. */
    Expression any(int depth) {
        return switch (depth == 0 ? random.nextInt(5) : random.nextInt(13)) {
            case 0, 1 -> new Expression.Term(word());
            case 2 -> phrase();
            case 3 -> new Expression.Prefix(prefix());
            case 4 ->
                switch (random.nextInt(4)) {
                    case 0 -> new Expression.OfActor("urn:tidende:state:RU");
                    case 1 -> new Expression.OfType("person");
                    case 2 -> new Expression.OfCountry("DK");
                    default ->
                        new Expression.Term(
                                List.of("AND", "NOT", "@x", "a:b c", "NEAR/3 x").get(random.nextInt(5)));
                };
            case 5 -> new Expression.Near(places(), places(), 1 + random.nextInt(9), random.nextBoolean());
            case 6 -> new Expression.Times(places(), 2 + random.nextInt(4));
            case 7 -> new Expression.Headline(textual(depth - 1));
            case 8 -> new Expression.Weighted(any(depth - 1), 1 + random.nextInt(9));
            case 9 ->
                new Expression.InLanguage(random.nextBoolean() ? Set.of("da") : Set.of("da", "nb"), any(depth - 1));
            case 10 -> new Expression.And(several(depth));
            case 11 -> new Expression.Or(several(depth));
            default -> new Expression.Not(any(depth - 1));
        };
    }

    /** An expression of the operators that Lucene has, too: it holds only where something stands in the text. */
    Expression common(int depth) {
        return switch (depth == 0 ? random.nextInt(4) : random.nextInt(9)) {
            case 0 -> new Expression.Term(word());
            case 1 -> phrase();
            case 2 -> new Expression.Prefix(prefix());
            case 3 -> new Expression.Near(places(), places(), 1 + random.nextInt(6), random.nextBoolean());
            case 4 -> new Expression.Headline(places());
            case 5 ->
                new Expression.And(
                        List.of(common(depth - 1), new Expression.Not(common(depth - 1)), common(depth - 1)));
            case 6 -> new Expression.And(List.of(common(depth - 1), common(depth - 1)));
            default -> new Expression.Or(List.of(common(depth - 1), common(depth - 1), common(depth - 1)));
        };
    }

    /** Words of which rules name many. */
    public String text(int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ");
            text.append(random.nextInt(3) == 0 ? word() : FILLERS.get(random.nextInt(FILLERS.size())));
        }
        return text.toString();
    }

    private Expression textual(int depth) {
        Expression expression = any(depth);
        while (expression.asksForActors()) {
            expression = any(depth);
        }
        return expression;
    }

    private Expression places() {
        return switch (random.nextInt(5)) {
            case 0 -> phrase();
            case 1 -> new Expression.Prefix(prefix());
            case 2 -> new Expression.Or(List.of(new Expression.Term(word()), phrase()));
            default -> new Expression.Term(word());
        };
    }

    private List<Expression> several(int depth) {
        List<Expression> parts = new ArrayList<>();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            parts.add(any(depth - 1));
        }
        return List.copyOf(parts);
    }

    private Expression phrase() {
        return new Expression.Term(
                random.nextInt(3) == 0 ? word() + ' ' + word() : FILLERS.get(random.nextInt(9)) + ' ' + word());
    }

    private String prefix() {
        String word = word();
        return word.substring(0, 3 + random.nextInt(word.length() - 2));
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
