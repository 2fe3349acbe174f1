package org.tidende.enrich.gazetteer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.tidende.enrich.file.FileFault;

/** Formats that actors come in, recognised by how a file begins. */
public enum SourceFormat {
    /** Our own, see the module's README. */
    YAML("actors in YAML"),
    /** OpenSanctions' {@code targets.simple.csv}. */
    OPENSANCTIONS("OpenSanctions targets.simple.csv"),
    /** Entities of FollowTheMoney, one JSON object a line. */
    FOLLOW_THE_MONEY("FollowTheMoney JSON lines"),
    /** Wikidata's JSON dump: an array with one item a line, or the lines alone. */
    WIKIDATA("Wikidata JSON dump"),
    /** ParaNames' table of names. */
    PARANAMES("ParaNames TSV"),
    /** JRC-Names' file {@code entities}. */
    JRC_NAMES("JRC-Names"),
    /** Actor dictionaries of TABARI and PETRARCH with CAMEO codes. */
    CAMEO("PETRARCH actor dictionary"),
    /** SKOS concepts as RDF/XML. */
    SKOS("SKOS in RDF/XML");

    /** How much of a file is looked at. */
    static final int HEAD_BYTES = 1 << 16;

    private static final Pattern OWN = Pattern.compile("(?m)^(actors|topics|topic-names|keywords)[ \t]*:");
    private static final Pattern MONEY = Pattern.compile("\"schema\"\\s*:\\s*\"");
    private static final Pattern PROPERTIES = Pattern.compile("\"properties\"\\s*:\\s*\\{");
    private static final Pattern ITEM =
            Pattern.compile("\"type\"\\s*:\\s*\"(item|property|lexeme)\"|\"labels\"\\s*:\\s*[{\\[]");
    private static final Pattern JRC = Pattern.compile("(?m)^\\d+\t[A-Za-z]\t[^\t\n]*\t[^\t\r\n]+\r?$");
    private static final Pattern CODE =
            Pattern.compile("(?m)^(?![#;])[^:\\[\\]\n]*\\[([A-Z]{3,}|---)([ \t]+[<>]?\\d[^\\]\n]*)?\\]");
    private static final Pattern XML = Pattern.compile("\\s*<(\\?xml|rdf:|!DOCTYPE|[A-Za-z]+:RDF)");
    private static final String UTF8_MARK = "\u00EF\u00BB\u00BF";
    private static final String SKOS_NAMESPACE = "http://www.w3.org/2004/02/skos/core#";

    private final String words;

    SourceFormat(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }

    /**
     * The format of a file.
     *
     * @param name for the message
     * @param head its first bytes, uncompressed
     * @throws FileFault when it is in none of them
     */
    static SourceFormat of(String name, byte[] head) {
        if (head.length >= 2 && (head[0] & 0xFF) + (head[1] & 0xFF) == 0xFE + 0xFF && (head[0] & 0xFF) >= 0xFE) {
            throw new FileFault(name, 1, "UTF-16; save the file as UTF-8");
        }
        // Any byte is a letter here: what is looked for is ASCII.
        String letters = new String(head, StandardCharsets.ISO_8859_1);
        String text = letters.startsWith(UTF8_MARK) ? letters.substring(UTF8_MARK.length()) : letters;
        if (OWN.matcher(text).find()) {
            return YAML;
        }
        if (XML.matcher(text).lookingAt()) {
            if (text.contains(SKOS_NAMESPACE)) {
                return SKOS;
            }
            throw new FileFault(
                    name, 1, "XML, but not SKOS in RDF/XML: the namespace " + SKOS_NAMESPACE + " is not there");
        }
        List<String> first =
                List.of(text.lines().findFirst().orElse("").replace("\"", "").split("[,\t]"));
        if (first.containsAll(List.of("id", "schema", "name", "aliases"))) {
            return OPENSANCTIONS;
        }
        if (first.stream().anyMatch(cell -> cell.equals("wikidata_id")) && first.contains("label")) {
            return PARANAMES;
        }
        if (MONEY.matcher(text).find() && PROPERTIES.matcher(text).find()) {
            return FOLLOW_THE_MONEY;
        }
        if (ITEM.matcher(text).find()) {
            return WIKIDATA;
        }
        if (JRC.matcher(text).find()) {
            return JRC_NAMES;
        }
        return CODE.matcher(text).find() ? CAMEO : YAML;
    }
}
