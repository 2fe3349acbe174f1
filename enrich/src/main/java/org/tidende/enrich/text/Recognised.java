package org.tidende.enrich.text;

/**
 * The language of a text.
 *
 * @param code BCP 47 primary subtag; null when the text says too little
 * @param confidence 0-100
 */
public record Recognised(String code, int confidence) {
    static final Recognised NOTHING = new Recognised(null, 0);
}
