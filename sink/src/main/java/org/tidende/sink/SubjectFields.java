package org.tidende.sink;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.Evidence;
import org.tidende.contract.record.TopicTag;

/** The topics of a document, in the same five shapes as its actors: see {@link ActorFields}. */
final class SubjectFields {
    private SubjectFields() {}

    static void write(JsonGenerator json, EnrichedArticle enriched) throws IOException {
        List<TopicTag> subjects = enriched.getSubjects();
        json.writeNumberField("subjectCount", Math.max(enriched.getSubjectCount(), subjects.size()));
        if (subjects.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("subjects");
        for (TopicTag subject : subjects) {
            json.writeStartObject();
            json.writeStringField("uri", subject.getUri());
            json.writeStringField("name", subject.getName());
            json.writeStringField("rel", subject.getRel());
            ArticleDocument.text(json, "creator", subject.getCreator());
            json.writeNumberField("relevance", subject.getRelevance());
            json.writeNumberField("confidence", subject.getConfidence());
            json.writeNumberField("evidenceCount", subject.getEvidenceCount());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("subjectUris");
        for (TopicTag subject : subjects) {
            json.writeString(subject.getUri());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("subjectNames");
        for (TopicTag subject : subjects) {
            json.writeString(subject.getName());
        }
        json.writeEndArray();
        ArticleDocument.texts(json, "subjectTokens", tokens(subjects));
        json.writeArrayFieldStart("subjectEvidence");
        for (TopicTag subject : subjects) {
            evidence(json, subject);
        }
        json.writeEndArray();
    }

    /** {@code headline|<uri>} where the headline gave evidence for it, and so for summary and actors; {@code about|<uri>}. */
    static Set<String> tokens(List<TopicTag> subjects) {
        Set<String> tokens = new LinkedHashSet<>();
        for (TopicTag subject : subjects) {
            for (Evidence evidence : subject.getEvidence()) {
                if (!evidence.getField().equals("body")) {
                    tokens.add(evidence.getField() + "|" + subject.getUri());
                }
            }
            if (subject.getRel().equals("about")) {
                tokens.add("about|" + subject.getUri());
            }
        }
        return tokens;
    }

    private static void evidence(JsonGenerator json, TopicTag subject) throws IOException {
        json.writeStartObject();
        json.writeStringField("uri", subject.getUri());
        json.writeArrayFieldStart("evidence");
        for (Evidence evidence : subject.getEvidence()) {
            json.writeStartObject();
            json.writeStringField("field", evidence.getField());
            json.writeNumberField("start", evidence.getStart());
            json.writeNumberField("end", evidence.getEnd());
            json.writeStringField("exact", evidence.getExact());
            ArticleDocument.text(json, "clause", evidence.getClause());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
