package org.tidende.contract;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Query parameters that tell how a reader came and never what is served. */
final class TrackingParameters {
    private static final List<String> PREFIXES =
            List.of("utm_", "at_", "fb_action_", "ga_", "guce_", "hsa_", "mtm_", "ns_", "pk_");

    private static final Set<String> NAMES = Set.of(
            "__s",
            "__twitter_impression",
            "_ga",
            "_gl",
            "_hsenc",
            "_hsmi",
            "_openstat",
            "cmpid",
            "dclid",
            "fb_ref",
            "fb_source",
            "fbclid",
            "gbraid",
            "gclid",
            "gclsrc",
            "guccounter",
            "hsctatracking",
            "igsh",
            "igshid",
            "li_fat_id",
            "mc_cid",
            "mc_eid",
            "mkt_tok",
            "msclkid",
            "oly_anon_id",
            "oly_enc_id",
            "rb_clickid",
            "ref_src",
            "ref_url",
            "s_cid",
            "ttclid",
            "twclid",
            "vero_conv",
            "vero_id",
            "wbraid",
            "wickedid",
            "xtor",
            "yclid");

    private TrackingParameters() {}

    /** Whether a parameter, {@code name} or {@code name=value}, is one of them; names are compared without regard to case. */
    static boolean isTracking(String parameter) {
        int equals = parameter.indexOf('=');
        String name = (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
        return NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
    }
}
