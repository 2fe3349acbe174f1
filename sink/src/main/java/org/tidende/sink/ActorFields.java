package org.tidende.sink;

import java.util.Set;

/**
 * The actors of a document: {@code actors}, nested, for questions about one actor's properties together; {@code actorUris} and
 * {@code actorNames} for plain filters and facets; {@code actorTokens} for what would else need a join; {@code actorMentions},
 * stored to be shown, not indexed.
 *
 * <p>Tokens: {@code headline|<uri>} and {@code summary|<uri>} where it is mentioned there, {@code about|<uri>} where the article is
 * about it, {@code role|<title>} and {@code role|<title>|<uri>} for a role it held.
 */
final class ActorFields {
    private static final AvroLayout.Fields ACTOR = EnrichedRecord.ENRICHED.inside("actors");
    private static final AvroLayout.Fields ROLE_HELD = ACTOR.inside("roles");
    private static final FlatFields MENTION_FIELDS =
            new FlatFields(ACTOR.inside("mentions"), "field", Set.of("variant", "tier", "rule"));
    private static final AvroLayout.Fields CANDIDATE = ACTOR.inside("candidates");
    private static final byte[][] TYPES = ACTOR.symbols("type");

    private static final int ACTORS = EnrichedRecord.ENRICHED.field("actors");
    private static final int ACTOR_COUNT = EnrichedRecord.ENRICHED.field("actorCount");
    private static final int URI = ACTOR.field("uri");
    private static final int NAME = ACTOR.field("name");
    private static final int TYPE = ACTOR.field("type");
    private static final int RESOLVED = ACTOR.field("resolved");
    private static final int COUNTRY = ACTOR.field("country");
    private static final int SECTORS = ACTOR.field("sectors");
    private static final int ROLES = ACTOR.field("roles");
    private static final int REL = ACTOR.field("rel");
    private static final int RELEVANCE = ACTOR.field("relevance");
    private static final int CONFIDENCE = ACTOR.field("confidence");
    private static final int MENTION_COUNT = ACTOR.field("mentionCount");
    private static final int MENTIONS = ACTOR.field("mentions");
    private static final int CANDIDATES = ACTOR.field("candidates");
    private static final int ROLE_TITLE = ROLE_HELD.field("title");
    private static final int ROLE_ORGANISATION = ROLE_HELD.field("organisation");
    private static final int ROLE_FROM = ROLE_HELD.field("from");
    private static final int ROLE_TO = ROLE_HELD.field("to");
    private static final int ROLE_CERTAIN = ROLE_HELD.field("certain");
    private static final int CANDIDATE_URI = CANDIDATE.field("uri");
    private static final int CANDIDATE_NAME = CANDIDATE.field("name");
    private static final int CANDIDATE_SCORE = CANDIDATE.field("score");

    private final AvroRecord actor = new AvroRecord(ACTOR);
    private final AvroRecord role = new AvroRecord(ROLE_HELD);
    private final AvroRecord candidate = new AvroRecord(CANDIDATE);
    private final TagLists lists = new TagLists();

    void write(JsonBytes json, AvroRecord enriched) {
        lists.clear();
        int countAt = json.size();
        long count = 0;
        AvroItems actors = enriched.items(ACTORS);
        json.array(Names.ACTORS);
        while (actors.next()) {
            count++;
            items(json, enriched, actors);
        }
        if (count == 0) {
            json.cut(countAt);
        } else {
            json.endArray();
        }
        json.number(Names.ACTOR_COUNT, Math.max(enriched.number(ACTOR_COUNT), count));
        if (count > 0) {
            lists.write(json, Names.ACTOR_URIS, Names.ACTOR_NAMES, Names.ACTOR_TOKENS, Names.ACTOR_MENTIONS);
        }
    }

    private void items(JsonBytes json, AvroRecord enriched, AvroItems actors) {
        actor.lay(enriched.bytes(), actors.at());
        json.object();
        lists.uri(json.field(Names.URI), actor, URI);
        lists.name(json.field(Names.NAME), actor, NAME);
        ArticleDocument.symbol(json, actor, Names.TYPE, TYPE, TYPES);
        json.flag(Names.RESOLVED, actor.flag(RESOLVED));
        ArticleDocument.optional(json, actor, Names.COUNTRY, COUNTRY);
        ArticleDocument.texts(json, actor, Names.SECTORS, SECTORS);
        mentions(lists.evidence());
        if (actor.says(REL, TagLists.ABOUT)) {
            lists.token(TagLists.ABOUT, actor, URI);
        }
        roles(json);
        json.text(Names.REL, actor.bytes(), actor.at(REL))
                .number(Names.RELEVANCE, actor.number(RELEVANCE))
                .number(Names.CONFIDENCE, actor.number(CONFIDENCE))
                .number(Names.MENTION_COUNT, actor.number(MENTION_COUNT))
                .end();
        actors.behind(actor.end());
    }

    private void roles(JsonBytes json) {
        AvroItems roles = actor.items(ROLES);
        boolean any = false;
        while (roles.next()) {
            if (!any) {
                json.array(Names.ROLES);
                any = true;
            }
            roles.behind(role.over(actor.bytes(), roles.at()));
            json.object().text(Names.TITLE, role.bytes(), role.at(ROLE_TITLE));
            ArticleDocument.optional(json, role, Names.ORGANISATION, ROLE_ORGANISATION);
            ArticleDocument.optional(json, role, Names.FROM, ROLE_FROM);
            ArticleDocument.optional(json, role, Names.TO, ROLE_TO);
            json.flag(Names.CERTAIN, role.flag(ROLE_CERTAIN)).end();
            lists.roleTokens(role, ROLE_TITLE, actor, URI);
        }
        if (any) {
            json.endArray();
        }
    }

    private void mentions(JsonBytes json) {
        json.object().text(Names.URI, actor.bytes(), actor.at(URI)).array(Names.MENTIONS);
        AvroItems mentions = actor.items(MENTIONS);
        while (mentions.next()) {
            int field = mentions.at();
            if (!AvroRecord.says(actor.bytes(), field, TagLists.BODY)) {
                lists.token(field, actor, URI);
            }
            mentions.behind(MENTION_FIELDS.write(json, actor.bytes(), field));
        }
        json.endArray();
        actor.ended(MENTIONS, mentions.at());
        AvroItems candidates = actor.items(CANDIDATES);
        boolean any = false;
        while (candidates.next()) {
            if (!any) {
                json.array(Names.CANDIDATES);
                any = true;
            }
            candidates.behind(candidate.over(actor.bytes(), candidates.at()));
            json.object()
                    .text(Names.URI, candidate.bytes(), candidate.at(CANDIDATE_URI))
                    .text(Names.NAME, candidate.bytes(), candidate.at(CANDIDATE_NAME))
                    .number(Names.SCORE, candidate.number(CANDIDATE_SCORE))
                    .end();
        }
        if (any) {
            json.endArray();
        }
        actor.ended(CANDIDATES, candidates.at());
        json.end();
    }
}
