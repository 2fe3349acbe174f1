package org.tidende.sink;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.Candidate;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.Mention;
import org.tidende.contract.record.RoleHeld;

/**
 * The actors of a document: {@code actors}, nested, for questions about one actor's properties together; {@code actorUris} and
 * {@code actorNames} for plain filters and facets; {@code actorTokens} for what would else need a join; {@code actorMentions},
 * stored to be shown, not indexed.
 */
final class ActorFields {
    private ActorFields() {}

    static void write(JsonGenerator json, EnrichedArticle enriched) throws IOException {
        List<ActorTag> actors = enriched.getActors();
        json.writeNumberField("actorCount", Math.max(enriched.getActorCount(), actors.size()));
        if (actors.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("actors");
        for (ActorTag actor : actors) {
            actor(json, actor);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("actorUris");
        for (ActorTag actor : actors) {
            json.writeString(actor.getUri());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("actorNames");
        for (ActorTag actor : actors) {
            json.writeString(actor.getName());
        }
        json.writeEndArray();
        ArticleDocument.texts(json, "actorTokens", tokens(actors));
        json.writeArrayFieldStart("actorMentions");
        for (ActorTag actor : actors) {
            mentions(json, actor);
        }
        json.writeEndArray();
    }

    /**
     * {@code headline|<uri>} and {@code summary|<uri>} where it is mentioned there, {@code about|<uri>} where the article is about
     * it, {@code role|<title>} and {@code role|<title>|<uri>} for a role it held.
     */
    static Set<String> tokens(List<ActorTag> actors) {
        Set<String> tokens = new LinkedHashSet<>();
        for (ActorTag actor : actors) {
            for (Mention mention : actor.getMentions()) {
                if (!mention.getField().equals("body")) {
                    tokens.add(mention.getField() + "|" + actor.getUri());
                }
            }
            if (actor.getRel().equals("about")) {
                tokens.add("about|" + actor.getUri());
            }
            for (RoleHeld role : actor.getRoles()) {
                tokens.add("role|" + role.getTitle());
                tokens.add("role|" + role.getTitle() + "|" + actor.getUri());
            }
        }
        return tokens;
    }

    private static void actor(JsonGenerator json, ActorTag actor) throws IOException {
        json.writeStartObject();
        json.writeStringField("uri", actor.getUri());
        json.writeStringField("name", actor.getName());
        json.writeStringField("type", actor.getType().name());
        json.writeBooleanField("resolved", actor.getResolved());
        ArticleDocument.text(json, "country", actor.getCountry());
        ArticleDocument.texts(json, "sectors", actor.getSectors());
        if (!actor.getRoles().isEmpty()) {
            json.writeArrayFieldStart("roles");
            for (RoleHeld role : actor.getRoles()) {
                json.writeStartObject();
                json.writeStringField("title", role.getTitle());
                ArticleDocument.text(json, "organisation", role.getOrganisation());
                ArticleDocument.text(json, "from", role.getFrom());
                ArticleDocument.text(json, "to", role.getTo());
                json.writeBooleanField("certain", role.getCertain());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeStringField("rel", actor.getRel());
        json.writeNumberField("relevance", actor.getRelevance());
        json.writeNumberField("confidence", actor.getConfidence());
        json.writeNumberField("mentionCount", actor.getMentionCount());
        json.writeEndObject();
    }

    private static void mentions(JsonGenerator json, ActorTag actor) throws IOException {
        json.writeStartObject();
        json.writeStringField("uri", actor.getUri());
        json.writeArrayFieldStart("mentions");
        for (Mention mention : actor.getMentions()) {
            json.writeStartObject();
            json.writeStringField("field", mention.getField());
            json.writeNumberField("start", mention.getStart());
            json.writeNumberField("end", mention.getEnd());
            json.writeStringField("exact", mention.getExact());
            ArticleDocument.text(json, "variant", mention.getVariant());
            ArticleDocument.text(json, "tier", mention.getTier());
            ArticleDocument.text(json, "rule", mention.getRule());
            json.writeNumberField("confidence", mention.getConfidence());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (!actor.getCandidates().isEmpty()) {
            json.writeArrayFieldStart("candidates");
            for (Candidate candidate : actor.getCandidates()) {
                json.writeStartObject();
                json.writeStringField("uri", candidate.getUri());
                json.writeStringField("name", candidate.getName());
                json.writeNumberField("score", candidate.getScore());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
