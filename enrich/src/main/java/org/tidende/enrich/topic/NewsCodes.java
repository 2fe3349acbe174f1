package org.tidende.enrich.topic;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tidende.contract.Language;
import org.tidende.enrich.file.FileFault;

/**
 * Reads IPTC's published vocabulary of Media Topics: its JSON ({@code conceptSet} of concepts with {@code uri}, {@code prefLabel} by
 * language, {@code broader}, {@code retired}), or SKOS in RDF/XML. {@code http://cv.iptc.org/newscodes/mediatopic/16000000} becomes
 * {@code medtop:16000000}; a document type is refused, it could define entities.
 */
public final class NewsCodes {
    private static final String MEDIA_TOPIC = "http://cv.iptc.org/newscodes/mediatopic/";
    private static final String SKOS = "http://www.w3.org/2004/02/skos/core#";
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";
    private static final ObjectMapper JSON = new ObjectMapper();

    private NewsCodes() {}

    /**
     * A topic of the vocabulary.
     *
     * @param id {@code medtop:16000000}, or its URI in another scheme
     * @param broader id; null for a top one
     * @param retired whether IPTC no longer uses it
     * @param names by language: of a language's regional forms the one without a region, else the first; British before American
     */
    public record Topic(String id, String broader, boolean retired, Map<String, String> names) {}

    /**
     * The topics, by id.
     *
     * @throws FileFault with the line, when it is neither
     */
    public static List<Topic> read(String file, byte[] bytes) {
        int first = 0;
        while (first < bytes.length && (bytes[first] <= ' ')) {
            // White space, and the bytes of a byte order mark, which are negative.
            first++;
        }
        Map<String, Topic> topics = new TreeMap<>();
        List<Topic> read = first < bytes.length && bytes[first] == '{' ? json(file, bytes) : rdf(file, bytes);
        read.forEach(topic -> topics.put(topic.id(), topic));
        if (topics.isEmpty()) {
            throw new FileFault(file, 1, "no topics in it, expected a conceptSet (JSON) or skos:Concept (RDF/XML)");
        }
        return List.copyOf(topics.values());
    }

    private static List<Topic> json(String file, byte[] bytes) {
        JsonNode all;
        try {
            all = JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            int line = place == null ? 1 : Math.max(1, place.getLineNr());
            throw new FileFault(file, line, "no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new FileFault(file, 1, "no JSON: " + e.getMessage());
        }
        List<Topic> topics = new ArrayList<>();
        for (JsonNode concept : all.path("conceptSet")) {
            Names names = new Names();
            concept.path("prefLabel")
                    .fields()
                    .forEachRemaining(
                            label -> names.add(label.getKey(), label.getValue().asText()));
            String uri = concept.path("uri").asText(concept.path("qcode").asText(null));
            if (uri != null && !names.byLanguage.isEmpty()) {
                JsonNode broader = concept.path("broader");
                String above = broader.isArray() ? broader.path(0).asText(null) : broader.asText(null);
                topics.add(new Topic(id(uri), id(above), concept.hasNonNull("retired"), names.byLanguage));
            }
        }
        return topics;
    }

    private static List<Topic> rdf(String file, byte[] bytes) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        List<Topic> topics = new ArrayList<>();
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new FileFault(
                            file,
                            xml.getLocation().getLineNumber(),
                            "a document type (DOCTYPE) is not taken; write namespaces out");
                }
                String about = event == XMLStreamConstants.START_ELEMENT ? xml.getAttributeValue(RDF, "about") : null;
                if (about != null) {
                    concept(xml, about, topics);
                }
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            throw new FileFault(file, line, "neither JSON nor XML, or cut off");
        }
        return topics;
    }

    private static void concept(XMLStreamReader xml, String about, List<Topic> topics) throws XMLStreamException {
        boolean concept =
                SKOS.equals(xml.getNamespaceURI()) && xml.getLocalName().equals("Concept");
        String broader = null;
        boolean retired = false;
        Names names = new Names();
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            if (event != XMLStreamConstants.START_ELEMENT || depth != 2) {
                continue;
            }
            String name = xml.getLocalName();
            String resource = xml.getAttributeValue(RDF, "resource");
            retired |= name.equals("retired") || name.equals("deprecated");
            if (RDF.equals(xml.getNamespaceURI()) && name.equals("type")) {
                concept |= (SKOS + "Concept").equals(resource);
            } else if (SKOS.equals(xml.getNamespaceURI()) && name.equals("broader") && resource != null) {
                broader = resource;
            } else if (SKOS.equals(xml.getNamespaceURI()) && name.equals("prefLabel")) {
                String language = xml.getAttributeValue(XML, "lang");
                names.add(language == null ? "en" : language, xml.getElementText());
                depth--;
            }
        }
        if (concept && !names.byLanguage.isEmpty()) {
            topics.add(new Topic(id(about), id(broader), retired, names.byLanguage));
        }
    }

    private static String id(String uri) {
        return uri != null && uri.startsWith(MEDIA_TOPIC) ? "medtop:" + uri.substring(MEDIA_TOPIC.length()) : uri;
    }

    /** Names by language; that of a region only where the language has none yet. */
    private static final class Names {
        private final Map<String, String> byLanguage = new TreeMap<>();
        private final Map<String, String> tags = new TreeMap<>();

        void add(String tag, String name) {
            if (name.isBlank()) {
                return;
            }
            String primary = tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
            String language = Language.of(primary).map(Language::code).orElse(primary);
            String before = tags.get(language);
            if (before == null || rank(tag) < rank(before)) {
                tags.put(language, tag);
                byLanguage.put(language, name.strip());
            }
        }

        private static int rank(String tag) {
            return tag.indexOf('-') < 0 ? 0 : tag.equals("en-GB") ? 1 : 2;
        }
    }
}
