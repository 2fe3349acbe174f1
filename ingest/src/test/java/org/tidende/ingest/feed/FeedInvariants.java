package org.tidende.ingest.feed;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What holds of every document, whatever its bytes are. */
final class FeedInvariants {
    /** Characters that one byte may become: a relative link becomes absolute, a name of an entity becomes its text. */
    private static final int MOST_GROWTH = 64;

    private static final int MOST_EVER = 100_000;
    private static final int LONGEST_PROBLEM = 300;
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z").minusSeconds(200_000);
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z").plusSeconds(200_000);
    private static final Pattern LINE = Pattern.compile(", line (\\d+)(?: and \\d+ more)?$");
    private static final Set<String> UNSAFE_ELEMENTS = Set.of(
            "script",
            "style",
            "iframe",
            "frame",
            "object",
            "embed",
            "applet",
            "base",
            "link",
            "meta",
            "form",
            "input",
            "button",
            "textarea",
            "select",
            "svg",
            "math",
            "template",
            "noscript",
            "noembed",
            "noframes",
            "xmp",
            "plaintext");
    private static final List<String> UNSAFE_SCHEMES = List.of("javascript:", "vbscript:", "data:", "file:");

    private final Map<Class<?>, List<Method>> components = new HashMap<>();
    private final FeedParser parser = new FeedParser();

    /** Reads it, and reads it again. */
    ParsedFeed hold(byte[] bytes, String contentType, String uri) {
        byte[] untouched = bytes.clone();
        ParsedFeed feed = parser.parse(bytes, contentType, uri);
        require(Arrays.equals(bytes, untouched), "the bytes were changed");
        require(feed.equals(parser.parse(untouched, contentType, uri)), "the same bytes were read differently");
        require(feed.entries().size() <= FeedParser.MOST_ENTRIES, "too many entries");
        Set<Object> counted = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
        long characters = visit(feed, counted);
        require(
                characters <= (long) MOST_GROWTH * bytes.length + MOST_EVER,
                bytes.length + " bytes became " + characters + " characters");
        problems(feed, bytes.length);
        for (ParsedEntry entry : feed.entries()) {
            safe(entry.summaryHtml(), entry.base());
            safe(entry.contentHtml(), entry.base());
        }
        return feed;
    }

    private static void problems(ParsedFeed feed, int length) {
        require(new HashSet<>(feed.problems()).size() == feed.problems().size(), "a problem is told twice");
        require(
                feed.format() != ParsedFeed.Format.UNKNOWN || feed.problems().contains("this is no feed"),
                "no word about what is no feed");
        for (String problem : feed.problems()) {
            require(!problem.isBlank() && problem.length() <= LONGEST_PROBLEM, "a problem of a strange length");
            require(problem.chars().noneMatch(c -> c < ' '), "a problem of several lines");
            Matcher line = LINE.matcher(problem);
            if (line.find()) {
                // Each line has at least its end, and each character at least a byte.
                int number = Integer.parseInt(line.group(1));
                require(number >= 1 && number <= length + 1, "a line that is not there: " + problem);
            }
        }
    }

    /** Made safe it stays so in a browser's reading, and what is safe is not changed again in what it says. */
    static void safe(String html, String base) {
        String safe = SafeHtml.of(html, base);
        if (html == null) {
            require(safe == null, "something of nothing");
            return;
        }
        require(safe.length() <= 2L * MOST_GROWTH * html.length() + MOST_EVER, "safe HTML that grew");
        noLoneSurrogates(safe);
        Document page = Jsoup.parse(safe);
        noLoneSurrogates(page.wholeText());
        for (Element element : page.getAllElements()) {
            require(!UNSAFE_ELEMENTS.contains(element.normalName()), "an unsafe element: " + element.normalName());
            for (Attribute attribute : element.attributes()) {
                attribute(attribute);
            }
        }
    }

    private static void attribute(Attribute attribute) {
        String name = attribute.getKey().toLowerCase(Locale.ROOT);
        require(!name.startsWith("on") && !name.equals("style") && !name.equals("srcdoc"), "an unsafe attribute");
        // Browsers pass over controls and white space in a scheme.
        String value = attribute.getValue().replaceAll("[\\x00-\\x20]+", "").toLowerCase(Locale.ROOT);
        for (String scheme : UNSAFE_SCHEMES) {
            require(!value.startsWith(scheme) || isText(name), "an unsafe address");
        }
    }

    private static boolean isText(String attribute) {
        return !Set.of("href", "src", "poster", "cite", "action", "background", "srcset")
                .contains(attribute);
    }

    /** Characters of all texts in it, each text once. */
    private long visit(Object value, Set<Object> counted) {
        if (value == null || !counted.add(value)) {
            return 0;
        }
        long characters = 0;
        switch (value) {
            case String text -> {
                noLoneSurrogates(text);
                characters = text.length();
            }
            case Instant moment ->
                require(moment.isAfter(FIRST) && moment.isBefore(LAST), "a date of no calendar: " + moment);
            case List<?> list -> {
                for (Object element : list) {
                    characters += visit(element, counted);
                }
            }
            case Record record -> {
                for (Method component : components.computeIfAbsent(record.getClass(), FeedInvariants::accessors)) {
                    characters += visit(read(component, record), counted);
                }
            }
            default -> {
                // Numbers and the like.
            }
        }
        return characters;
    }

    private static List<Method> accessors(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getAccessor)
                .toList();
    }

    private static Object read(Method component, Object record) {
        try {
            return component.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    static void noLoneSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                require(pair, "half a character");
                i++;
            }
        }
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
