package org.tidende.enrich.topic;

import java.util.List;
import java.util.Set;

/** What a rule asks of a text. */
sealed interface Expression {
    /**
     * A word or phrase stands in it.
     *
     * @param text as the rule has it
     */
    record Term(String text) implements Expression {}

    /**
     * A word begins so.
     *
     * @param beginning without the star
     */
    record Prefix(String beginning) implements Expression {}

    /**
     * An actor is tagged.
     *
     * @param uri of the actor
     */
    record OfActor(String uri) implements Expression {}

    /**
     * An actor of a type is tagged.
     *
     * @param type as the contract's {@code ActorType} spells it
     */
    record OfType(String type) implements Expression {}

    /**
     * An actor that belongs to a country is tagged.
     *
     * @param code ISO 3166-1 alpha-2, in capitals
     */
    record OfCountry(String code) implements Expression {}

    /**
     * Two places of one field lie close together.
     *
     * @param one what is found at the first of them
     * @param other what is found at the second
     * @param words the second begins at most so many words after the first ends; 1 is side by side
     * @param ordered whether the first must come first
     */
    record Near(Expression one, Expression other, int words, boolean ordered) implements Expression {}

    /**
     * Something is found at several places.
     *
     * @param part what has places
     * @param count how many different ones, 2 or more
     */
    record Times(Expression part, int count) implements Expression {}

    /**
     * It holds in the headline alone.
     *
     * @param part what must hold there
     */
    record Headline(Expression part) implements Expression {}

    /**
     * It counts more than others where a rule has a threshold.
     *
     * @param part what counts
     * @param weight of each of its terms, 1 for those that have none
     */
    record Weighted(Expression part, int weight) implements Expression {}

    /**
     * It holds, and the article is in one of these languages.
     *
     * @param codes BCP 47
     * @param part what must hold
     */
    record InLanguage(Set<String> codes, Expression part) implements Expression {}

    /**
     * All hold.
     *
     * @param parts two or more
     */
    record And(List<Expression> parts) implements Expression {}

    /**
     * At least one holds.
     *
     * @param parts two or more
     */
    record Or(List<Expression> parts) implements Expression {}

    /**
     * It doesn't hold.
     *
     * @param part what must not
     */
    record Not(Expression part) implements Expression {}

    /** Whether it is found at places in the text: a word, a phrase, a beginning, or a choice of them. */
    default boolean hasPlaces() {
        return switch (this) {
            case Term term -> true;
            case Prefix prefix -> true;
            case Or(List<Expression> parts) -> parts.stream().allMatch(Expression::hasPlaces);
            case OfActor actor -> false;
            case OfType type -> false;
            case OfCountry country -> false;
            case Near near -> false;
            case Times times -> false;
            case Headline headline -> false;
            case Weighted weighted -> false;
            case InLanguage language -> false;
            case And and -> false;
            case Not not -> false;
        };
    }

    /** Whether it asks for actors anywhere. */
    default boolean asksForActors() {
        return switch (this) {
            case OfActor actor -> true;
            case OfType type -> true;
            case OfCountry country -> true;
            case Term term -> false;
            case Prefix prefix -> false;
            case Near near -> false;
            case Times times -> false;
            case Headline(Expression part) -> part.asksForActors();
            case Weighted(Expression part, int weight) -> part.asksForActors();
            case InLanguage(Set<String> codes, Expression part) -> part.asksForActors();
            case And(List<Expression> parts) -> parts.stream().anyMatch(Expression::asksForActors);
            case Or(List<Expression> parts) -> parts.stream().anyMatch(Expression::asksForActors);
            case Not(Expression part) -> part.asksForActors();
        };
    }

    /** Adds the URIs of the actors that it names. */
    default void addActors(Set<String> actors) {
        switch (this) {
            case OfActor(String uri) -> actors.add(uri);
            case Term term -> {}
            case Prefix prefix -> {}
            case OfType type -> {}
            case OfCountry country -> {}
            case Near near -> {}
            case Times times -> {}
            case Headline headline -> {}
            case Weighted(Expression part, int weight) -> part.addActors(actors);
            case InLanguage(Set<String> codes, Expression part) -> part.addActors(actors);
            case And(List<Expression> parts) -> parts.forEach(part -> part.addActors(actors));
            case Or(List<Expression> parts) -> parts.forEach(part -> part.addActors(actors));
            case Not(Expression part) -> part.addActors(actors);
        }
    }
}
