package org.tidende.ingest.feed;

import java.util.List;

/** How programs print a moment, as patterns of java.time in English. Each has a zone. */
final class DateStyles {
    static final List<String> ALL = List.of(
            "EEE, dd MMM yyyy HH:mm:ss Z",
            "dd MMM yyyy HH:mm:ss Z",
            "yyyy-MM-dd'T'HH:mm:ssXXX",
            "yyyy-MM-dd HH:mm:ss Z",
            "EEE MMM d HH:mm:ss Z yyyy",
            "yyyyMMdd'T'HHmmssXX",
            "EEEE, d MMMM yyyy HH:mm:ss Z",
            "MMMM d, yyyy h:mm:ss a Z",
            "EEE, d MMM yy HH:mm:ss Z",
            "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
            "yyyy-MM-dd'T'HH:mm:ss.nnnnnnnnnXX",
            "yyyy-MM-dd'T'HH:mm:ss'.0'XXX",
            "yyyy-DDD'T'HH:mm:ssXXX",
            "YYYY-'W'ww-e'T'HH:mm:ssXXX",
            "yyyyMMddHHmmss XX",
            "yyyy/MM/dd HH:mm:ss XX",
            "yyyy.MM.dd HH:mm:ss XX",
            "dd.MM.yyyy HH:mm:ss XX",
            "MM/dd/yyyy HH:mm:ss XX",
            "MM/dd/yyyy hh:mm:ss a XX",
            "M/d/yyyy h:mm:ss a XX",
            "dd-MMM-yyyy HH:mm:ss XX",
            "EEEE, MMMM d, yyyy 'at' h:mm:ssa XX",
            "EEE MMM dd yyyy HH:mm:ss 'GMT'XX",
            "HH:mm:ss XX, d MMMM yyyy",
            "EEE,dd MMM yyyy HH:mm:ss XX",
            "d. MMMM yyyy, HH:mm:ss 'Uhr' XX",
            "yyyy年M月d日 HH:mm:ss XX",
            "d MMM, yyyy HH:mm:ss XXX",
            "EEE, dd MMM yyyy HH:mm:ss 'GMT'XXX");

    private DateStyles() {}
}
