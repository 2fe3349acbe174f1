package org.tidende.ingest.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Words in dates: months (CLDR's names in eighty languages, a line of {@code months.txt} for each month), zones (RFC 822 section
 * 5.1, and those in common use), halves of the day.
 */
final class DateWords {
    private static final Map<String, Integer> MONTHS = months();

    private static final Map<String, Integer> ZONES = zones(
            "0 z ut utc gmt wet",
            "60 west bst cet mez met wat",
            "120 cest mest mesz eet sast cat",
            "180 eest msk eat trt",
            "210 irst",
            "240 gst samt",
            "300 pkt uzt",
            "330 ist",
            "345 npt",
            "360 bdt",
            "390 mmt",
            "420 ict wib",
            "480 sgt hkt myt pht awst wita",
            "540 jst kst wit",
            "570 acst",
            "600 aest",
            "630 acdt",
            "660 aedt",
            "720 nzst",
            "780 nzdt",
            "-150 ndt",
            "-210 nst",
            "-180 adt brt art uyt",
            "-240 ast at edt clt",
            "-300 est et cdt pet cot",
            "-360 cst ct mdt",
            "-420 mst mt pdt",
            "-480 pst pt akdt",
            "-540 akst",
            "-600 hst");

    private static final Set<String> MORNING =
            Set.of("am", "a.m", "오전", "午前", "上午", "πμ", "π.μ", "öö", "ص", "পূর্বাহ্ণ");
    private static final Set<String> AFTERNOON =
            Set.of("pm", "p.m", "오후", "午後", "下午", "μμ", "μ.μ", "ös", "م", "অপরাহ্ণ");

    private DateWords() {}

    /** 1 to 12; 0 when it is no month. Accents don't count. */
    static int month(String lowerCase) {
        Integer known = MONTHS.get(lowerCase);
        if (known == null) {
            known = MONTHS.get(plain(lowerCase));
        }
        return known == null ? 0 : known;
    }

    /** Minutes east of Greenwich; null when it is no zone. */
    static Integer zone(String lowerCase) {
        return ZONES.get(lowerCase);
    }

    /** Whether it says the second half of the day; null when it says neither. */
    static Boolean afternoon(String lowerCase) {
        return AFTERNOON.contains(lowerCase) ? Boolean.TRUE : MORNING.contains(lowerCase) ? Boolean.FALSE : null;
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> names = new HashMap<>();
        try (InputStream in = DateWords.class.getResourceAsStream("months.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (int month = 1; month <= 12; month++) {
                for (String name : lines.readLine().split(" ")) {
                    // A name that two languages give to two months belongs to the first.
                    names.putIfAbsent(plain(name), month);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("months.txt of the jar can't be read", e);
        }
        return Map.copyOf(names);
    }

    private static Map<String, Integer> zones(String... lines) {
        Map<String, Integer> zones = new HashMap<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            for (int i = 1; i < words.length; i++) {
                zones.put(words[i], Integer.valueOf(words[0]));
            }
        }
        return Map.copyOf(zones);
    }

    /** Without the accents of alphabets that have them; marks of other scripts are letters. */
    private static String plain(String word) {
        String decomposed = Normalizer.normalize(word, Normalizer.Form.NFD);
        StringBuilder out = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (c < 0x300 || c > 0x36F) {
                out.append(c);
            }
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }
}
