package org.tidende.ingest.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Who wrote an article: JSON-LD, then meta elements, then microdata and rel=author, then what stands under a name of authors. */
final class Bylines {
    private static final int LONGEST = 100;
    private static final int MOST = 20;
    private static final int MOST_NAMED = 50;
    private static final Pattern INTRODUCTION = Pattern.compile(
            "^(?:(?:written|posted|published|reported|text|story|geschrieben|escrito|publicado|skrevet|skriven|napisane|diterbitkan)\\s+)?"
                    + "(?:veröffentlicht von|by|von|vom|por|par|af|av|door|di|da|oleh|przez|autore?s?|authors?|auteurs?|autorin|redaktion|text|texte|foto|от|автор|од|автор)\\s*[:\\s]\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NO_NAME = Pattern.compile(
            "https?://|www\\.|@|^\\d+$|^(?:admin|administrator|webmaster|editor|unknown|none|null|undefined|anonymous|default|wordpress|root)$",
            Pattern.CASE_INSENSITIVE);
    /** A date or a verb of speech behind the name, with all that follows. */
    private static final Pattern DATED = Pattern.compile(
            "[\\s,|]+(?:(?:am|on|le|el|il|den|op|dnia)\\s+)?(?:\\p{L}{2,3}\\.?,\\s*)?\\d{1,2}[./-]?\\s?(?:\\p{L}{3,10}|\\d{1,2})[./, -]+\\s?\\d{2,4}.*$|\\s+(?:says?|said|sagt|schreibt|skriver|dice|a dit)\\b.*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    private static final Pattern BETWEEN =
            Pattern.compile("\\s*(?:[;|•·\\n]|, |\\s(?:and|und|y|et|og|och|e|en|i|dan|ja|&)\\s)\\s*");
    private static final String NAMED =
            "[itemprop~=(?i)^author$], [rel~=(?i)^author$], [class~=(?i)\\bby-?line|(?:^|[-_ ])(?:author|autor|auteur|autore|verfasser)(?:s?[-_]?name|$|\\s)]";

    private static final String[] META = {
        "author", "parsely-author", "sailthru.author", "article:author", "og:article:author", "og:author",
                "article:author_name",
        "dc.creator", "dcterms.creator", "dc:creator", "dcterms:creator", "dc.contributor", "citation_author", "byl",
        "cxenseparse:author", "web_author"
    };

    private Bylines() {}

    /**
     * Null when nobody is named. People go before organisations; the name of the publication itself, which many put into a meta
     * element, is taken where there is no other.
     */
    static String of(JsonLd.Objects data, ObjectNode article, MetaTags meta, Document page, PageWords words) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> organisations = new LinkedHashSet<>();
        if (article != null) {
            fromData(data, article.get("author"), names, organisations);
            if (names.isEmpty()) {
                fromData(data, article.get("creator"), names, organisations);
            }
        }
        boolean told = !organisations.isEmpty();
        for (int i = 0; names.isEmpty() && i < META.length; i++) {
            meta.all(META[i]).forEach(value -> add(value, names));
        }
        String site = site(data, article, meta);
        for (String name : List.copyOf(names)) {
            if (PageText.letters(name).equals(site)) {
                names.remove(name);
                organisations.add(name);
            }
        }
        if (names.isEmpty() && !told) {
            fromPage(page, words, names);
        }
        Set<String> found = names.isEmpty() ? organisations : names;
        return found.isEmpty() ? null : String.join(", ", found);
    }

    private static String site(JsonLd.Objects data, ObjectNode article, MetaTags meta) {
        String site = meta.first("og:site_name", "application-name", "dc.publisher", "publisher");
        if (site == null && article != null && article.get("publisher") != null) {
            site = data.resolve(article.get("publisher")).path("name").asText();
        }
        return site == null ? "" : PageText.letters(site);
    }

    private static void fromData(JsonLd.Objects data, JsonNode author, Set<String> names, Set<String> organisations) {
        if (author == null) {
            return;
        }
        for (JsonNode one : author.isArray() ? author : List.of(author)) {
            JsonNode node = data.resolve(one);
            JsonNode name = node.isObject() ? node.get("name") : node;
            if (name == null) {
                continue;
            }
            boolean organisation = node.path("@type").asText().endsWith("Organization");
            for (JsonNode text : name.isArray() ? name : List.of(name)) {
                add(text.asText(), organisation ? organisations : names);
            }
        }
    }

    private static void fromPage(Document page, PageWords words, Set<String> names) {
        List<Element> named = page.select(NAMED);
        for (Element element : named.subList(0, Math.min(named.size(), MOST_NAMED))) {
            if (isBesides(element, words)) {
                continue;
            }
            Element name = element.selectFirst("[itemprop~=(?i)^name$], [class~=(?i)\\bname$], [rel~=(?i)^author$]");
            Element from = name == null ? element : name;
            String text = from.hasAttr("content") ? from.attr("content") : ShortText.of(from);
            if (text.length() <= LONGEST) {
                add(text, names);
            }
            if (!names.isEmpty()) {
                return;
            }
        }
    }

    /** Who comments, or wrote another article, is named as well. */
    private static boolean isBesides(Element element, PageWords words) {
        Element at = element;
        for (int step = 0; at != null && step < 8 && !at.normalName().equals("body"); step++, at = at.parent()) {
            Set<PageWords.Kind> kinds = words.kinds(at);
            if (kinds.contains(PageWords.Kind.COMMENT)
                    || kinds.contains(PageWords.Kind.OTHER) && !kinds.contains(PageWords.Kind.LEAD)) {
                return true;
            }
        }
        return false;
    }

    private static void add(String given, Set<String> names) {
        String text = org.jsoup.parser.Parser.unescapeEntities(given, false).strip();
        if (text.length() > 5 * LONGEST) {
            return;
        }
        text = DATED.matcher(INTRODUCTION.matcher(text).replaceFirst("")).replaceFirst("");
        for (String part : BETWEEN.split(text)) {
            String name = part.replaceAll("\\s+", " ").strip();
            if (name.length() >= 2
                    && name.length() <= LONGEST
                    && names.size() < MOST
                    && !NO_NAME.matcher(name).find()
                    && name.split(" ").length <= 8
                    && names.stream().noneMatch(n -> n.equalsIgnoreCase(name))
                    && name.chars().anyMatch(Character::isLetter)) {
                names.add(name);
            }
        }
    }
}
