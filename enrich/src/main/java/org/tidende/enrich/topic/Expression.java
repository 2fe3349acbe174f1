package org.tidende.enrich.topic;

import java.util.List;

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
}
