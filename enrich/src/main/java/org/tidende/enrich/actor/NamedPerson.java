package org.tidende.enrich.actor;

/**
 * A person's name as it stands in a text, with what the text says of them.
 *
 * @param first first word of the name
 * @param after word after its last
 * @param title as it stands, such as {@code pressesekretær}; empty where there is none
 * @param from first of the words among which their organisation may be named
 * @param to word after the last of those
 * @param rule what found it
 * @param confidence 0-100
 */
public record NamedPerson(int first, int after, String title, int from, int to, String rule, int confidence) {}
