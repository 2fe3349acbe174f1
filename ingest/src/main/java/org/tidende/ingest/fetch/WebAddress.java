package org.tidende.ingest.fetch;

import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Which addresses are asked at all, before their names are looked up.
 *
 * <p>A host that ends in a number is an IPv4 address (WHATWG URL Standard, section 3.5, "ends in a number checker"), and is taken
 * in its plain dotted form only: {@code 0x7f.1} and {@code 2130706433} are 127.0.0.1 to some resolvers and names to others.
 * Ports of other well-known services are refused (WHATWG Fetch Standard, section 2.9, "port blocking"): a request must not be a
 * message to a mail server. User names and passwords are never sent, nor kept.
 */
final class WebAddress {
    private static final Pattern NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9A-Fa-f]*)\\.?");
    private static final Pattern DOTTED =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");

    private static final Set<Integer> OTHER_SERVICES = Set.of(
            1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
            109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
            526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049,
            3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080);

    private WebAddress() {}

    /** What is wrong with an address, in words. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private Refused(String reason) {
            super(reason);
        }
    }

    /** @param longest characters */
    static HttpUrl parse(String text, int longest) throws Refused {
        if (text.length() > longest) {
            throw new Refused("longer than " + longest + " characters");
        }
        HttpUrl url = HttpUrl.parse(text.strip());
        if (url == null) {
            throw new Refused("no http or https address");
        }
        return checked(url, longest);
    }

    /**
     * Where a redirect leads.
     *
     * @param location as sent; null when none was
     */
    static HttpUrl resolve(HttpUrl from, String location, int longest) throws Refused {
        if (location == null) {
            throw new Refused("it doesn't say where to");
        }
        if (location.length() > longest) {
            throw new Refused("longer than " + longest + " characters");
        }
        HttpUrl url = from.resolve(location.strip());
        if (url == null) {
            throw new Refused("no http or https address: " + location);
        }
        return checked(url, longest);
    }

    private static HttpUrl checked(HttpUrl url, int longest) throws Refused {
        String host = url.host();
        if (NUMBER.matcher(host).matches() && !isDotted(host)) {
            throw new Refused("a host that is a number must be four parts from 0 to 255, is " + host);
        }
        if (OTHER_SERVICES.contains(url.port())) {
            throw new Refused("port " + url.port() + " belongs to another service than the web");
        }
        HttpUrl plain =
                url.newBuilder().username("").password("").fragment(null).build();
        if (plain.toString().length() > longest) {
            throw new Refused("longer than " + longest + " characters");
        }
        return plain;
    }

    /** Whether a host is an address itself, and needs no look-up. */
    static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || isDotted(host);
    }

    private static boolean isDotted(String host) {
        return DOTTED.matcher(host).matches();
    }
}
