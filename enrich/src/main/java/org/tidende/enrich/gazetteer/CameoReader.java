package org.tidende.enrich.gazetteer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidende.contract.record.ActorType;
import org.tidende.enrich.actor.ActorEntry;
import org.tidende.enrich.actor.ActorSink;
import org.tidende.enrich.actor.Role;

/**
 * Actor dictionaries of TABARI and PETRARCH: a phrase in capitals with underscores, its synonyms in lines that begin with +, its
 * CAMEO codes in brackets behind it or in lines of their own, with the time for which they hold:
 *
 * <pre>
 * KOFI_ANNAN_                       # remark
 * +SECRETARY-GENERAL_KOFI_ANNAN
 *     [IGOUNO 970101-061231]
 *     [ELI]
 * </pre>
 *
 * A date is {@code yymmdd} (31 to 99 are of the last century, as PETRARCH reads them) or {@code yyyymmdd}, alone with {@code <} or
 * {@code >} before it. Who has a date is a person.
 */
final class CameoReader {
    private static final String URI = "urn:tidende:cameo:";
    private static final Pattern CODE = Pattern.compile(
            "\\[\\s*(?<code>[A-Z]{3,}|---)\\s*(?<sign>[<>]?)\\s*(?<from>\\d{6,8})?\\s*(-\\s*(?<to>\\d{6,8}))?\\s*\\]");
    private static final int NEWEST_SHORT_YEAR = 30;

    private final SourceLines lines;
    private final ActorSink sink;
    private final List<String> phrases = new ArrayList<>();
    private final List<CameoCode> codes = new ArrayList<>();
    private final List<ActorEntry.Held> roles = new ArrayList<>();
    private int line;
    private boolean remark;

    CameoReader(SourceLines lines, ActorSink sink) {
        this.lines = lines;
        this.sink = sink;
    }

    void read() throws IOException {
        while (lines.next()) {
            String text = lines.text();
            if (text == null) {
                continue;
            }
            if (text.contains("---STOP---")) {
                break;
            }
            String rest = withoutRemarks(text).strip();
            if (rest.startsWith("[")) {
                codes(rest);
            } else if (rest.startsWith("+")) {
                phrases.add(rest.substring(1).strip());
            } else if (!rest.isEmpty()) {
                tell();
                int bracket = rest.indexOf('[');
                line = lines.number();
                phrases.add((bracket < 0 ? rest : rest.substring(0, bracket)).strip());
                if (bracket >= 0) {
                    codes(rest.substring(bracket));
                }
            }
        }
        tell();
    }

    /** Behind # and ;, and between {@code <!--} and {@code -->}, also over lines. */
    private String withoutRemarks(String text) {
        String rest = text;
        if (remark) {
            int end = rest.indexOf("-->");
            if (end < 0) {
                return "";
            }
            rest = rest.substring(end + 3);
            remark = false;
        }
        int start = rest.indexOf("<!--");
        if (start >= 0) {
            int end = rest.indexOf("-->", start);
            remark = end < 0;
            rest = rest.substring(0, start) + (remark ? "" : rest.substring(end + 3));
        }
        return rest.split("[#;]", 2)[0];
    }

    private void codes(String text) {
        Matcher matcher = CODE.matcher(text);
        int at = 0;
        while (at < text.length() && matcher.find(at) && matcher.start() == at) {
            code(matcher);
            at = matcher.end();
            while (at < text.length() && text.charAt(at) <= ' ') {
                at++;
            }
        }
        if (at < text.length()) {
            lines.fault("no CAMEO code with dates: " + EntryBuilder.shortened(text.substring(at)));
        }
    }

    private void code(Matcher matcher) {
        if (matcher.group("code").equals("---")) {
            return;
        }
        CameoCode code = new CameoCode(matcher.group("code"));
        codes.add(code);
        String first = matcher.group("from");
        if (first == null || code.isElite()) {
            return;
        }
        boolean until = matcher.group("sign").equals("<");
        String second = matcher.group("to");
        if (first.length() == 7 || second != null && second.length() == 7) {
            lines.fault("a date of 7 digits: " + matcher.group());
            return;
        }
        Role role = EntryBuilder.role(
                "CAMEO " + code.text(),
                code.organisation(),
                until ? null : date(first),
                until ? date(first) : second == null ? null : date(second),
                "CAMEO",
                lines::fault);
        if (role != null) {
            roles.add(new ActorEntry.Held(lines.number(), role, false));
        }
    }

    private static String date(String digits) {
        String day = digits;
        if (digits.length() == 6) {
            day = (Integer.parseInt(digits.substring(0, 2)) <= NEWEST_SHORT_YEAR ? "20" : "19") + digits;
        }
        return day.substring(0, 4) + "-" + day.substring(4, 6) + "-" + day.substring(6);
    }

    private void tell() {
        if (!phrases.isEmpty() && codes.isEmpty()) {
            lines.faultsAt(line).accept("no code for " + EntryBuilder.shortened(phrases.getFirst()));
        } else if (!phrases.isEmpty()) {
            CameoCode main =
                    codes.stream().filter(code -> !code.isElite()).findFirst().orElse(codes.getFirst());
            boolean person = !roles.isEmpty() || codes.stream().anyMatch(CameoCode::isElite);
            ActorType type = person ? ActorType.person : main.type();
            String id = phrases.getFirst().replaceAll("_+$", "").replace(' ', '_');
            EntryBuilder.of(line, URI, id, type, lines.faultsAt(line)).ifPresent(entry -> {
                for (String phrase : phrases) {
                    boolean weak = type == ActorType.state && !phrase.equals(phrases.getFirst());
                    entry.name(CameoCode.name(phrase), "en", weak ? EntryBuilder.Flag.WEAK : EntryBuilder.Flag.NONE);
                }
                entry.country(main.country()).sectors(main.sectors());
                roles.forEach(entry::role);
                if (type == ActorType.state) {
                    entry.state(main.country());
                }
                entry.build().ifPresent(sink::actor);
            });
        }
        phrases.clear();
        codes.clear();
        roles.clear();
    }
}
