package org.tidende.sink;

import java.util.Set;

/**
 * The topics of a document, in the same five shapes as its actors: see {@link ActorFields}. Tokens: {@code headline|<uri>} where the
 * headline gave evidence for it, and so for summary and actors; {@code about|<uri>}.
 */
final class SubjectFields {
    private static final AvroLayout.Fields SUBJECT = EnrichedRecord.ENRICHED.inside("subjects");
    private static final FlatFields EVIDENCE_FIELDS =
            new FlatFields(SUBJECT.inside("evidence"), "field", Set.of("clause"));

    private static final int SUBJECTS = EnrichedRecord.ENRICHED.field("subjects");
    private static final int SUBJECT_COUNT = EnrichedRecord.ENRICHED.field("subjectCount");
    private static final int URI = SUBJECT.field("uri");
    private static final int NAME = SUBJECT.field("name");
    private static final int REL = SUBJECT.field("rel");
    private static final int CREATOR = SUBJECT.field("creator");
    private static final int RELEVANCE = SUBJECT.field("relevance");
    private static final int CONFIDENCE = SUBJECT.field("confidence");
    private static final int EVIDENCE_COUNT = SUBJECT.field("evidenceCount");
    private static final int EVIDENCE_LIST = SUBJECT.field("evidence");

    private final AvroRecord subject = new AvroRecord(SUBJECT);
    private final TagLists lists = new TagLists();

    void write(JsonBytes json, AvroRecord enriched) {
        lists.clear();
        int before = json.size();
        long count = 0;
        AvroItems subjects = enriched.items(SUBJECTS);
        json.array(Names.SUBJECTS);
        while (subjects.next()) {
            count++;
            subject.lay(enriched.bytes(), subjects.at());
            item(json);
            subjects.behind(subject.end());
        }
        if (count == 0) {
            json.cut(before);
        } else {
            json.endArray();
        }
        json.number(Names.SUBJECT_COUNT, Math.max(enriched.number(SUBJECT_COUNT), count));
        if (count > 0) {
            lists.write(json, Names.SUBJECT_URIS, Names.SUBJECT_NAMES, Names.SUBJECT_TOKENS, Names.SUBJECT_EVIDENCE);
        }
    }

    private void item(JsonBytes json) {
        json.object();
        lists.uri(json.field(Names.URI), subject, URI);
        lists.name(json.field(Names.NAME), subject, NAME);
        json.text(Names.REL, subject.bytes(), subject.at(REL));
        TagLists.unlessEmpty(json, Names.CREATOR, subject, CREATOR);
        json.number(Names.RELEVANCE, subject.number(RELEVANCE))
                .number(Names.CONFIDENCE, subject.number(CONFIDENCE))
                .number(Names.EVIDENCE_COUNT, subject.number(EVIDENCE_COUNT))
                .end();
        evidence(lists.evidence());
        if (subject.says(REL, TagLists.ABOUT)) {
            lists.token(TagLists.ABOUT, subject, URI);
        }
    }

    private void evidence(JsonBytes json) {
        json.object().text(Names.URI, subject.bytes(), subject.at(URI)).array(Names.EVIDENCE);
        AvroItems items = subject.items(EVIDENCE_LIST);
        while (items.next()) {
            int field = items.at();
            if (!AvroRecord.says(subject.bytes(), field, TagLists.BODY)) {
                lists.token(field, subject, URI);
            }
            items.behind(EVIDENCE_FIELDS.write(json, subject.bytes(), field));
        }
        subject.ended(EVIDENCE_LIST, items.at());
        json.endArray().end();
    }
}
