package org.tidende.ingest.fetch;

/**
 * How we introduce ourselves (RFC 9110 section 10.1.5): what we are, and where a publisher who minds can write to.
 */
public final class UserAgent {
    private static final String PRODUCT = "Tidende/0.1 (news feed reader; +";

    private UserAgent() {}

    /**
     * With an address of the operator.
     *
     * @param contact a page or a mail address
     * @throws IllegalArgumentException when it can't be sent
     */
    public static String withContact(String contact) {
        if (contact.isBlank() || contact.indexOf('(') >= 0 || contact.indexOf(')') >= 0) {
            throw new IllegalArgumentException(
                    "contact must be a page or a mail address without parentheses, is '" + shown(contact) + "'");
        }
        return checked(PRODUCT + contact.strip() + ")");
    }

    /**
     * The same text, if it can be sent: printable ASCII, so that nobody's setting becomes a header of its own.
     *
     * @throws IllegalArgumentException when it can't
     */
    public static String checked(String userAgent) {
        if (userAgent.isBlank() || userAgent.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("user agent must be printable ASCII, is '" + shown(userAgent) + "'");
        }
        return userAgent;
    }

    private static String shown(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
