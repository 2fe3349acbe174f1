package org.tidende.ingest.feed;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** Words in dates: months in the languages that feeds write them in, and zones (RFC 822 section 5.1, and those in common use). */
final class DateWords {
    private static final String[] MONTHS = {
        "jan january januar januari janvier janv enero ene gennaio gen janeiro styczen stycznia января январь янв sijecnja leden ledna ιαν"
                + " ιανουαριου tammikuu ocak",
        "feb february februar februari fevrier fevr fev febrero febbraio fevereiro luty lutego февраля февраль фев veljace unor unora φεβ"
                + " φεβρουαριου helmikuu subat",
        "mar march marts marz maerz mrz maart mars marzo marco marec marca marzec марта март мар ozujka brezen brezna μαρ μαρτ μαρτιου"
                + " maaliskuu mart",
        "apr april avril avr abril abr aprile kwiecien kwietnia апреля апрель апр travnja duben dubna απρ απριλιου huhtikuu nisan",
        "may maj mai mei mayo maggio mag maio maja мая май svibnja kveten kvetna μαι μαιος μαιου toukokuu mayis majus",
        "jun june juni juin junio giugno giu junho czerwiec czerwca июня июнь июн lipnja cerven cervna ιουν ιουνιου kesakuu haziran junius",
        "jul july juli juillet juil julio luglio lug julho lipiec lipca июля июль июл srpnja cervenec cervence ιουλ ιουλιου heinakuu"
                + " temmuz julius",
        "aug august aout agosto ago augustus augusti sierpien sierpnia августа август авг kolovoza srpen srpna αυγ αυγουστου elokuu"
                + " agustos augusztus",
        "sep sept september septembre septiembre settembre set setembro wrzesien wrzesnia сентября сентябрь сен rujna zari σεπ σεπτ"
                + " σεπτεμβριου syyskuu eylul szeptember",
        "oct october oktober octobre octubre ottobre ott outubro out okt pazdziernik pazdziernika октября октябрь окт listopada rijen"
                + " rijna οκτ οκτωβριου lokakuu ekim",
        "nov november novembre noviembre novembro listopad ноября ноябрь ноя studenoga listopadu νοε νοεμβριου marraskuu kasim",
        "dec december dezember dez decembre diciembre dic dicembre dezembro grudzien grudnia декабря декабрь дек prosinca prosinec"
                + " prosince δεκ δεκεμβριου joulukuu aralik"
    };

    private static final Map<String, Integer> BY_NAME = months();

    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("z", 0),
            Map.entry("ut", 0),
            Map.entry("utc", 0),
            Map.entry("gmt", 0),
            Map.entry("wet", 0),
            Map.entry("west", 60),
            Map.entry("bst", 60),
            Map.entry("cet", 60),
            Map.entry("mez", 60),
            Map.entry("met", 60),
            Map.entry("mest", 120),
            Map.entry("cest", 120),
            Map.entry("mesz", 120),
            Map.entry("eet", 120),
            Map.entry("eest", 180),
            Map.entry("msk", 180),
            Map.entry("ist", 330),
            Map.entry("jst", 540),
            Map.entry("kst", 540),
            Map.entry("aest", 600),
            Map.entry("aedt", 660),
            Map.entry("ast", -240),
            Map.entry("at", -240),
            Map.entry("adt", -180),
            Map.entry("est", -300),
            Map.entry("edt", -240),
            Map.entry("et", -300),
            Map.entry("cst", -360),
            Map.entry("cdt", -300),
            Map.entry("ct", -360),
            Map.entry("mst", -420),
            Map.entry("mdt", -360),
            Map.entry("mt", -420),
            Map.entry("pst", -480),
            Map.entry("pdt", -420),
            Map.entry("pt", -480));

    private DateWords() {}

    /** 1 to 12; 0 when it is no month. Accents don't count. */
    static int month(String lowerCase) {
        Integer known = BY_NAME.get(lowerCase);
        if (known == null) {
            String plain = plain(lowerCase);
            known = BY_NAME.get(plain);
        }
        return known == null ? 0 : known;
    }

    /** Minutes east of Greenwich; null when it is no zone. */
    static Integer zone(String lowerCase) {
        return ZONES.get(lowerCase);
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> names = new HashMap<>();
        for (int month = 0; month < MONTHS.length; month++) {
            for (String name : MONTHS[month].split(" ")) {
                // Names that two languages give to two months belong to the first.
                names.putIfAbsent(plain(name), month + 1);
                names.putIfAbsent(name, month + 1);
            }
        }
        return Map.copyOf(names);
    }

    private static String plain(String word) {
        String decomposed = Normalizer.normalize(word, Normalizer.Form.NFD);
        StringBuilder out = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                out.append(c);
            }
        }
        return out.toString();
    }
}
