package org.tidende.enrich;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tidende.contract.record.ActorMention;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.ActorType;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.MentionChange;
import org.tidende.contract.record.TopicTag;
import org.tidende.enrich.actor.Actor;
import org.tidende.enrich.actor.Gazetteer;

/**
 * How an article's actors differ from those told before: added, removed, and, in a new revision, changed. The same revision with
 * newer dictionaries tells only what came and went.
 */
final class MentionChanges {
    private MentionChanges() {}

    /**
     * The differences, by URI.
     *
     * @param before null when nothing was told
     */
    static List<ActorMention> between(Mentioned before, EnrichedArticle now, Gazetteer gazetteer) {
        Map<String, ActorTag> tags = new TreeMap<>();
        now.getActors().forEach(tag -> tags.put(tag.getUri(), tag));
        Set<String> told = before == null ? Set.of() : new TreeSet<>(before.actorUris());
        boolean newRevision = before == null || before.revision() != now.getRevision();
        List<ActorMention> changes = new ArrayList<>();
        Set<String> all = new TreeSet<>(told);
        all.addAll(tags.keySet());
        for (String uri : all) {
            if (!tags.containsKey(uri)) {
                changes.add(removed(uri, now, gazetteer.find(uri)));
            } else if (!told.contains(uri)) {
                changes.add(told(tags.get(uri), MentionChange.added, now, tags.keySet()));
            } else if (newRevision) {
                changes.add(told(tags.get(uri), MentionChange.changed, now, tags.keySet()));
            }
        }
        return changes;
    }

    /** What is to be remembered of an article. */
    static Mentioned of(EnrichedArticle now) {
        return new Mentioned(
                now.getRevision(),
                now.getGeneration(),
                now.getActors().stream().map(ActorTag::getUri).sorted().toList());
    }

    private static ActorMention told(ActorTag tag, MentionChange change, EnrichedArticle now, Set<String> uris) {
        return common(now)
                .setActorUri(tag.getUri())
                .setActorName(tag.getName())
                .setActorType(tag.getType())
                .setChange(change)
                .setRelevance(tag.getRelevance())
                .setConfidence(tag.getConfidence())
                .setMentionCount(tag.getMentionCount())
                .setCoActorUris(
                        uris.stream().filter(uri -> !uri.equals(tag.getUri())).toList())
                .setSubjectUris(now.getSubjects().stream()
                        .map(TopicTag::getUri)
                        .sorted()
                        .toList())
                .build();
    }

    private static ActorMention removed(String uri, EnrichedArticle now, Actor actor) {
        // An actor that left the dictionaries is known by its URI alone.
        return common(now)
                .setActorUri(uri)
                .setActorName(actor == null ? uri.substring(uri.lastIndexOf(':') + 1) : actor.name())
                .setActorType(actor == null ? ActorType.other : actor.type())
                .setChange(MentionChange.removed)
                .build();
    }

    private static ActorMention.Builder common(EnrichedArticle now) {
        Article article = now.getArticle();
        return ActorMention.newBuilder()
                .setArticleUri(article.getUri())
                .setRevision(now.getRevision())
                .setGeneration(now.getGeneration())
                .setUrl(article.getUrl())
                .setHeadline(article.getHeadline())
                .setLanguage(now.getDetectedLanguage() == null ? article.getLanguage() : now.getDetectedLanguage())
                .setDomain(article.getSource().getDomain())
                .setContentCreated(article.getContentCreated())
                .setVersionCreated(article.getVersionCreated());
    }
}
