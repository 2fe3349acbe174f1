package org.tidende.ingest.fetch;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses may be connected to: those of the open network (IANA special-purpose registries, RFC 6890), and the blocks
 * that the operator allows. Of IPv6 only 2000::/3 is open at all (RFC 4291 section 2.4). A feed's address comes from outside, and
 * must not be a way into the network that we stand in.
 */
public final class AddressGuard {
    private static final List<Cidr> CLOSED = blocks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carrier-grade NAT
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, and the metadata service of clouds
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarking
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4", // reserved, broadcast
            "::/3", // unspecified, loopback, IPv4-compatible, local translation, discard; the rest has no use yet
            "2001::/23", // protocol assignments, Teredo
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "3fff::/20", // documentation
            "4000::/2", // no use yet; segment routing
            "8000::/1"); // unique local, link-local, site-local, multicast; the rest has no use yet

    private static final Cidr TRANSLATED = Cidr.parse("64:ff9b::/96");

    private final List<Cidr> allowed;

    /**
     * @param allowed blocks that are open although they are not of the open network, for instance {@code 127.0.0.0/8}
     * @throws IllegalArgumentException when one of them is no block of addresses
     */
    public AddressGuard(List<String> allowed) {
        this.allowed = allowed.stream().map(Cidr::parse).toList();
    }

    /** Whether the address may be connected to. */
    public boolean permits(InetAddress address) {
        byte[] bytes = plain(address.getAddress());
        return contains(allowed, bytes) || !contains(CLOSED, bytes);
    }

    /** An IPv4 address in an IPv6 one is judged as what it leads to. */
    private static byte[] plain(byte[] bytes) {
        if (bytes.length == 16 && (isMapped(bytes) || TRANSLATED.contains(bytes))) {
            return Arrays.copyOfRange(bytes, 12, 16);
        }
        return bytes;
    }

    /** RFC 4291 section 2.5.5.2. Java makes IPv4 addresses of them itself, when it is asked by name. */
    private static boolean isMapped(byte[] bytes) {
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == (byte) 0xFF && bytes[11] == (byte) 0xFF;
    }

    private static boolean contains(List<Cidr> blocks, byte[] address) {
        for (Cidr block : blocks) {
            if (block.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static List<Cidr> blocks(String... texts) {
        return Arrays.stream(texts).map(Cidr::parse).toList();
    }
}
