package org.tidende.app;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.Candidate;
import org.tidende.contract.record.Evidence;
import org.tidende.contract.record.Mention;
import org.tidende.contract.record.RoleHeld;
import org.tidende.contract.record.TopicTag;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.Enricher;
import org.tidende.enrich.Enrichment;

/** Articles as lines of JSON in, what is found in them as lines of JSON out. */
final class TagJson {
    private final Dictionaries dictionaries;
    private final String language;
    private final LocalDate date;

    /**
     * @param language declared for articles that don't say; null for none
     * @param date of articles that don't say
     */
    TagJson(Dictionaries dictionaries, String language, LocalDate date) {
        this.dictionaries = dictionaries;
        this.language = language;
        this.date = date;
    }

    /** An article as it is given. */
    record Given(String id, String headline, String body, String language, LocalDate date) {}

    /** @throws IllegalArgumentException when a field is missing or not what it should be */
    Given read(JsonNode node) {
        String body = node.path("body").isTextual() ? node.get("body").asText() : null;
        String headline = node.path("headline").asText("");
        if (body == null && headline.isEmpty()) {
            throw new IllegalArgumentException("an article needs a \"body\" or a \"headline\"");
        }
        String declared = node.path("language").asText(language);
        String created = node.path("contentCreated").asText(null);
        return new Given(
                node.path("id").asText(null),
                headline,
                body,
                declared,
                created == null ? date : TimeText.date(created));
    }

    Enrichment tag(Given given) {
        return Enricher.enrich(given.headline(), null, given.body(), given.language(), given.date(), dictionaries);
    }

    /** One object. */
    void write(Given given, Enrichment found, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", given.id());
        json.writeStringField("language", found.language());
        json.writeNumberField("languageConfidence", found.languageConfidence());
        json.writeArrayFieldStart("actors");
        for (ActorTag actor : found.actors()) {
            write(actor, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("topics");
        for (TopicTag topic : found.topics()) {
            write(topic, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(ActorTag actor, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("uri", actor.getUri());
        json.writeStringField("name", actor.getName());
        json.writeStringField("type", actor.getType().name());
        json.writeBooleanField("resolved", actor.getResolved());
        json.writeArrayFieldStart("roles");
        for (RoleHeld role : actor.getRoles()) {
            json.writeStartObject();
            json.writeStringField("title", role.getTitle());
            json.writeStringField("organisation", role.getOrganisation());
            json.writeStringField("from", role.getFrom());
            json.writeStringField("to", role.getTo());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("relevance", actor.getRelevance());
        json.writeNumberField("confidence", actor.getConfidence());
        json.writeArrayFieldStart("mentions");
        for (Mention mention : actor.getMentions()) {
            json.writeStartObject();
            json.writeStringField("field", mention.getField());
            json.writeNumberField("start", mention.getStart());
            json.writeNumberField("end", mention.getEnd());
            json.writeStringField("exact", mention.getExact());
            json.writeStringField("rule", mention.getRule());
            json.writeNumberField("confidence", mention.getConfidence());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (!actor.getCandidates().isEmpty()) {
            json.writeArrayFieldStart("candidates");
            for (Candidate candidate : actor.getCandidates()) {
                json.writeStartObject();
                json.writeStringField("uri", candidate.getUri());
                json.writeNumberField("score", candidate.getScore());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void write(TopicTag topic, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("uri", topic.getUri());
        json.writeStringField("name", topic.getName());
        json.writeNumberField("confidence", topic.getConfidence());
        json.writeArrayFieldStart("evidence");
        for (Evidence evidence : topic.getEvidence()) {
            json.writeStartObject();
            json.writeStringField("field", evidence.getField());
            json.writeNumberField("start", evidence.getStart());
            json.writeNumberField("end", evidence.getEnd());
            json.writeStringField("exact", evidence.getExact());
            json.writeStringField("clause", evidence.getClause());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
