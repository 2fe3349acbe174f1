package org.tidende.enrich.actor;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Codes of countries: ISO 3166-1, former ones of ISO 3166-3, and Kosovo, which has only a user's code there. */
public final class Countries {
    private static final Set<String> ALPHA2 = Set.of(Locale.getISOCountries());
    private static final Map<String, String> BY_ALPHA3 = byAlpha3();

    /** Of countries that are no more: what ISO 3166-3's codes begin with. */
    private static final Set<String> FORMER = Locale.getISOCountries(Locale.IsoCountryCode.PART3).stream()
            .map(code -> code.substring(0, 2))
            .collect(Collectors.toUnmodifiableSet());

    private Countries() {}

    /** Whether a code is an alpha-2 one, in capitals. */
    public static boolean known(String alpha2) {
        return ALPHA2.contains(alpha2) || FORMER.contains(alpha2) || alpha2.equals("XK");
    }

    /** The alpha-2 code of an alpha-3 one in capitals; null when there is none. */
    public static String ofAlpha3(String alpha3) {
        return BY_ALPHA3.get(alpha3);
    }

    private static Map<String, String> byAlpha3() {
        Map<String, String> map = new HashMap<>();
        for (String country : ALPHA2) {
            map.put(Locale.of("", country).getISO3Country(), country);
        }
        return Map.copyOf(map);
    }
}
