package org.tidende.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A block of addresses, {@code 127.0.0.0/8} or {@code fd00::/8} (RFC 4632, RFC 4291 section 2.3).
 *
 * @param network its first address, 4 or 16 bytes
 * @param bits of the network part
 */
record Cidr(byte[] network, int bits) {
    /** Only literals: a name here would be a look-up, and change its meaning. */
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /**
     * Reads a block; one without a slash is a single address.
     *
     * @throws IllegalArgumentException that says what is wrong
     */
    static Cidr parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!LITERAL.matcher(address).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no block of addresses: wanted for instance 127.0.0.0/8 or fd00::/8");
        }
        try {
            byte[] network = InetAddress.getByName(address).getAddress();
            int most = network.length * 8;
            int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > most) {
                throw new IllegalArgumentException(
                        "'" + text + "' is no block of addresses: after the slash 0 to " + most);
            }
            return new Cidr(network, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no block of addresses: " + e.getMessage(), e);
        }
    }

    boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (address[i] != network[i]) {
                return false;
            }
        }
        int rest = bits % 8;
        return rest == 0 || sameHighBits(address[whole], network[whole], rest);
    }

    private static boolean sameHighBits(byte a, byte b, int count) {
        return (a & 0xFF) >>> 8 - count == (b & 0xFF) >>> 8 - count;
    }
}
