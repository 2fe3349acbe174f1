package org.tidende.ingest.discovery;

import okhttp3.HttpUrl;
import org.tidende.contract.CanonicalUrl;

/** Addresses as servers are counted and feeds compared by them. */
final class Domains {
    private Domains() {}

    /** The registrable domain of an address; the address itself where it has none. */
    static String of(String address) {
        return CanonicalUrl.parse(address).map(CanonicalUrl::domain).orElse(address);
    }

    /** What two addresses of one feed agree in; the address itself where it can't be read. */
    static String identity(String address) {
        return CanonicalUrl.parse(address).map(CanonicalUrl::identity).orElse(address);
    }

    /** The address of a path from the root of a site. */
    static String at(HttpUrl site, String path) {
        HttpUrl url = site.resolve(path);
        return url == null ? site.toString() : url.toString();
    }
}
