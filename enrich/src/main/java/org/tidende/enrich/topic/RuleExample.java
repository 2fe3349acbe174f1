package org.tidende.enrich.topic;

/**
 * A text that a rule's author gave with the rule.
 *
 * @param language BCP 47
 * @param matches whether the rule must match it, or must not
 * @param text a headline, or a headline, a line end and a body
 * @param line in the rule's file
 */
public record RuleExample(String language, boolean matches, String text, int line) {
    /** The first line. */
    public String headline() {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    /** What follows the first line; null where nothing does. */
    public String body() {
        int end = text.indexOf('\n');
        return end < 0 ? null : text.substring(end + 1).strip();
    }
}
