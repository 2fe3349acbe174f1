package org.tidende.sink;

/**
 * The topics of a document, in the same five shapes as its actors: see {@link ActorFields}. Tokens: {@code headline|<uri>} where the
 * headline gave evidence for it, and so for summary and actors; {@code about|<uri>}.
 */
final class SubjectFields {
    private static final AvroLayout.Fields SUBJECT = EnrichedRecord.ENRICHED.inside("subjects");
    private static final AvroLayout.Fields EVIDENCE = SUBJECT.inside("evidence");

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
    private static final int EVIDENCE_FIELD = EVIDENCE.field("field");
    private static final int EVIDENCE_START = EVIDENCE.field("start");
    private static final int EVIDENCE_END = EVIDENCE.field("end");
    private static final int EVIDENCE_EXACT = EVIDENCE.field("exact");
    private static final int EVIDENCE_CLAUSE = EVIDENCE.field("clause");

    private final AvroRecord subject = new AvroRecord(SUBJECT);
    private final AvroRecord evidence = new AvroRecord(EVIDENCE);
    private final TagLists lists = new TagLists();

    void write(JsonBytes json, AvroRecord enriched) {
        lists.clear();
        int before = json.size();
        long count = 0;
        AvroItems subjects = enriched.items(SUBJECTS);
        json.array(Names.SUBJECTS);
        while (subjects.next()) {
            count++;
            subjects.behind(subject.over(enriched.bytes(), subjects.at()));
            item(json);
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
            items.behind(evidence.over(subject.bytes(), items.at()));
            if (!evidence.says(EVIDENCE_FIELD, TagLists.BODY)) {
                lists.token(evidence, EVIDENCE_FIELD, subject, URI);
            }
            json.object()
                    .text(Names.FIELD, evidence.bytes(), evidence.at(EVIDENCE_FIELD))
                    .number(Names.START, evidence.number(EVIDENCE_START))
                    .number(Names.END, evidence.number(EVIDENCE_END))
                    .text(Names.EXACT, evidence.bytes(), evidence.at(EVIDENCE_EXACT));
            TagLists.unlessEmpty(json, Names.CLAUSE, evidence, EVIDENCE_CLAUSE);
            json.end();
        }
        json.endArray().end();
    }
}
