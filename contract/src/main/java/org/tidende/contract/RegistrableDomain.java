package org.tidende.contract;

import crawlercommons.domains.EffectiveTldFinder;
import java.util.Locale;

/** The part of a host name that somebody registered, by the Public Suffix List (publicsuffix.org, private section included). */
public final class RegistrableDomain {
    private RegistrableDomain() {}

    /**
     * {@code news.bbc.co.uk} gives {@code bbc.co.uk}. An address, a single label or a bare public suffix is its own domain, so
     * that every host has one.
     *
     * @param host without port; IPv6 with or without brackets
     */
    public static String of(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.indexOf(':') >= 0 || isIpv4(name) || name.indexOf('.') < 0) {
            return name;
        }
        String domain = EffectiveTldFinder.getAssignedDomain(name, false, false);
        return domain == null || domain.isEmpty() ? name : domain;
    }

    private static boolean isIpv4(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }
}
