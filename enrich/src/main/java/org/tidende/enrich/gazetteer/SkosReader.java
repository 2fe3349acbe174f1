package org.tidende.enrich.gazetteer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tidende.contract.record.ActorType;
import org.tidende.enrich.actor.ActorSink;
import org.tidende.enrich.actor.GazetteerFile;
import org.tidende.enrich.file.FileFault;

/**
 * Concepts of SKOS (w3.org/TR/skos-reference) in RDF/XML, as a stream. {@code prefLabel}, {@code altLabel} and {@code hiddenLabel},
 * which is weak, are names; {@code exactMatch} and {@code owl:sameAs} say what a concept is the same as. A concept of another class
 * (FOAF, schema.org, W3C's organisation ontology) is a person, an organisation or a place, else something other. A document type is
 * refused: it could define entities.
 */
final class SkosReader {
    private static final String SKOS = "http://www.w3.org/2004/02/skos/core#";
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";
    private static final String OWL = "http://www.w3.org/2002/07/owl#";
    private static final int DECLARATION = 200;
    private static final Pattern ENCODING =
            Pattern.compile("[^<]{0,3}<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']+)[\"'][^>]*>");
    private static final Set<String> LABELS = Set.of("prefLabel", "altLabel", "hiddenLabel");
    private static final Map<String, ActorType> TYPES = types();

    private final String file;
    private final InputStream in;
    private final ActorSink sink;
    private final Deque<Concept> concepts = new ArrayDeque<>();

    /** A resource that is being read. */
    private static final class Concept {
        private final int depth;
        private final int line;
        private final String uri;
        private final Map<String, Label> labels = new LinkedHashMap<>();
        private final Set<String> same = new LinkedHashSet<>();
        private boolean concept;
        private ActorType type = ActorType.other;

        Concept(int depth, int line, String uri) {
            this.depth = depth;
            this.line = line;
            this.uri = uri;
        }
    }

    private record Label(String kind, String language, int line) {}

    SkosReader(String file, InputStream in, ActorSink sink) {
        this.file = file;
        this.in = in;
        this.sink = sink;
    }

    private static Map<String, ActorType> types() {
        Map<String, ActorType> types = new HashMap<>();
        for (String schema : new String[] {"http://schema.org/", "https://schema.org/", "http://xmlns.com/foaf/0.1/"}) {
            types.put(schema + "Person", ActorType.person);
            types.put(schema + "Organization", ActorType.organisation);
            types.put(schema + "Place", ActorType.place);
        }
        for (String name : new String[] {"Organization", "FormalOrganization", "OrganizationalUnit"}) {
            types.put("http://www.w3.org/ns/org#" + name, ActorType.organisation);
        }
        return Map.copyOf(types);
    }

    void read() throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        int line = 1;
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new StrictReader(file, in, charset()));
            try {
                events(xml);
            } finally {
                line = Math.max(1, xml.getLocation().getLineNumber());
            }
        } catch (XMLStreamException e) {
            fault(line, "no XML, or cut off: " + words(e));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            fault(1, "unknown encoding: " + e.getMessage());
        } catch (FileFault fault) {
            sink.fault(fault);
        }
    }

    /** As the XML declaration says; the platform would print what it finds wrong with an encoding. */
    private Charset charset() throws IOException {
        in.mark(DECLARATION);
        byte[] head = in.readNBytes(DECLARATION);
        in.reset();
        if (head.length > 2 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            in.skipNBytes(3);
        }
        Matcher encoding = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
        return encoding.lookingAt() ? Charset.forName(encoding.group(1)) : StandardCharsets.UTF_8;
    }

    private static String words(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int at = message.indexOf("Message: ");
        return (at < 0 ? message : message.substring(at + 9))
                .lines()
                .findFirst()
                .orElse("");
    }

    private void events(XMLStreamReader xml) throws XMLStreamException {
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> {
                    fault(
                            xml.getLocation().getLineNumber(),
                            "a document type (DOCTYPE) is not taken; write namespaces out");
                    return;
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (start(xml, depth)) {
                        // The label's text took its end with it.
                        depth--;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (!concepts.isEmpty() && concepts.peek().depth == depth) {
                        tell(concepts.pop());
                    }
                    depth--;
                }
                default -> {
                    // Text between elements.
                }
            }
        }
    }

    /** Whether the element was read to its end. */
    private boolean start(XMLStreamReader xml, int depth) throws XMLStreamException {
        String space = xml.getNamespaceURI();
        String name = xml.getLocalName();
        int line = xml.getLocation().getLineNumber();
        String about = xml.getAttributeValue(RDF, "about");
        if (about != null) {
            Concept concept = new Concept(depth, line, about);
            type(concept, space + name);
            concepts.push(concept);
            return false;
        }
        Concept concept = concepts.peek();
        if (concept == null || concept.depth != depth - 1) {
            return false;
        }
        String resource = xml.getAttributeValue(RDF, "resource");
        if (SKOS.equals(space) && LABELS.contains(name)) {
            String language = xml.getAttributeValue(XML, "lang");
            String text = text(xml);
            if (text == null) {
                fault(line, "a label of " + concept.uri + " with elements in it");
            } else {
                concept.labels.putIfAbsent(
                        text + "\n" + language, new Label(name, language == null ? "und" : language, line));
            }
            return true;
        }
        if (resource != null && RDF.equals(space) && name.equals("type")) {
            type(concept, resource);
        } else if (resource != null
                && (SKOS.equals(space) && name.equals("exactMatch") || OWL.equals(space) && name.equals("sameAs"))) {
            concept.same.add(resource);
        }
        return false;
    }

    private static void type(Concept concept, String uri) {
        concept.concept |= uri.equals(SKOS + "Concept");
        concept.type = TYPES.getOrDefault(uri, concept.type);
    }

    /** The text of an element up to its end; of a text longer than any name no more than shows that it is; null with elements. */
    private static String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean plain = true;
        for (int open = 1; open > 0; ) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                plain = false;
                open++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
            } else if (xml.hasText() && text.length() <= 100 * GazetteerFile.LONGEST_NAME) {
                text.append(xml.getText());
            }
        }
        return plain ? text.toString() : null;
    }

    private void tell(Concept concept) {
        if (!concept.concept || concept.labels.isEmpty()) {
            return;
        }
        EntryBuilder.of(concept.line, "", concept.uri, concept.type, problem -> fault(concept.line, problem))
                .ifPresent(entry -> {
                    concept.labels.forEach((text, label) -> entry.name(
                            text.substring(0, text.lastIndexOf('\n')),
                            label.language(),
                            label.kind().equals("hiddenLabel") ? EntryBuilder.Flag.WEAK : EntryBuilder.Flag.NONE));
                    concept.same.forEach(entry::sameAs);
                    entry.build().ifPresent(sink::actor);
                });
    }

    private void fault(int line, String problem) {
        sink.fault(new FileFault(file, line, problem));
    }
}
