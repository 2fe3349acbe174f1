package org.tidende.enrich.gazetteer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tidende.contract.Language;
import org.tidende.enrich.actor.Actor;
import org.tidende.enrich.actor.ActorEntry;
import org.tidende.enrich.actor.ActorSink;
import org.tidende.enrich.actor.Countries;
import org.tidende.enrich.actor.Name;
import org.tidende.enrich.file.FileFault;

/**
 * Looks for what is wrong in sources of actors: in each record, and between records and files. Holds of each name and URI a few
 * bytes, so that files of millions can be looked at.
 */
public final class GazetteerLint implements ActorSink {
    private static final String STATE = "urn:tidende:state:";

    private final Findings findings;
    private final KeyNumbers uris = new KeyNumbers();
    private final SharedNames shared = new SharedNames();
    private final SoleOffices offices = new SoleOffices();
    private final SameAsCircles circles = new SameAsCircles();
    private final KeyNumbers sameAs = new KeyNumbers();
    private final List<Integer> sameAsActors = new ArrayList<>();
    private final Map<String, Place> organisations = new LinkedHashMap<>();
    private final Map<String, Integer> languages = new LinkedHashMap<>();
    private String file;
    private boolean known;
    private long actors;
    private long names;
    private long roles;

    /** @param most findings of one kind in one file that are listed; the rest is counted */
    public GazetteerLint(int most) {
        findings = new Findings(most);
    }

    /** Takes what follows as known: other files may refer to it, it is not looked at itself. */
    public ActorSink knowing(String name) {
        file = name;
        known = true;
        return this;
    }

    /**
     * Takes what follows as the contents of a file.
     *
     * @param format of the file; what a person can't change in it is a warning, not an error
     */
    public ActorSink looking(String name, SourceFormat format) {
        file = name;
        known = false;
        findings.file(name, format == SourceFormat.YAML);
        return this;
    }

    @Override
    public void actor(ActorEntry entry) {
        Actor actor = entry.actor();
        int number = uris.of(actor.uri());
        Place place = new Place(file, entry.line());
        if (!known) {
            actors++;
            sameAs(actor, number, place);
        }
        entry.names().forEach(named -> name(named, number));
        entry.roles().forEach(held -> role(actor.uri(), held));
    }

    private void sameAs(Actor actor, int number, Place place) {
        circles.add(actor.uri(), actor.sameAs(), place);
        for (String uri : actor.sameAs()) {
            int size = sameAs.size();
            int same = sameAs.of(uri);
            if (same == size) {
                sameAsActors.add(number);
            } else if (sameAsActors.get(same) != number) {
                find(
                        place,
                        Finding.Check.SAME_AS,
                        false,
                        () -> "another actor, too, is the same as " + uri + ": they become one");
            }
        }
    }

    private void name(ActorEntry.Named named, int actor) {
        Name name = named.name();
        Place place = new Place(file, named.line());
        if (!known) {
            names++;
            NameChecks.problem(name)
                    .ifPresent(problem -> find(place, Finding.Check.NAME, problem.error(), problem::words));
            for (String language : name.languages()) {
                if (findings.isOwn(file) && !language.equals("*") && languages.merge(language, 1, Integer::sum) == 1) {
                    language(language, place);
                }
            }
        }
        if (name.kind() == Name.Kind.SURNAME || name.weak() || name.affiliation()) {
            return;
        }
        Place other = shared.add(name, actor, place);
        if (other != null && !known) {
            find(
                    place,
                    Finding.Check.DUPLICATE_NAME,
                    false,
                    () -> "'" + name.text() + "' is also the name of the actor at " + other);
        }
    }

    private void language(String code, Place place) {
        if (Language.of(code).isEmpty()) {
            find(
                    place,
                    Finding.Check.LANGUAGE,
                    false,
                    () -> "articles are never found to be in '" + code
                            + "'; only names of several words are found elsewhere");
        }
    }

    @Override
    public void role(String holder, ActorEntry.Held held) {
        Place place = new Place(file, held.line());
        offices.add(holder, held, place);
        if (!known) {
            roles++;
            String organisation = held.role().organisation();
            if (organisation != null && !isState(organisation)) {
                organisations.putIfAbsent(organisation, place);
            }
        }
    }

    @Override
    public void country(String uri, String country) {
        // A country that is known was checked by the reader.
    }

    @Override
    public void fault(FileFault fault) {
        if (!known) {
            findings.add(
                    new Place(fault.file(), fault.line()),
                    Finding.Check.FORMAT,
                    Finding.Severity.ERROR,
                    fault::problem);
        }
    }

    /** What was found, with what can only be seen at the end. */
    public LintReport report() {
        organisations.forEach((organisation, place) -> {
            if (uris.find(organisation) < 0) {
                find(
                        place,
                        Finding.Check.UNKNOWN_ORGANISATION,
                        false,
                        () -> "no file has the organisation " + organisation);
            }
        });
        for (Map<String, Place> circle : circles.circles()) {
            String way = circle.entrySet().stream()
                    .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                    .collect(Collectors.joining(" → "));
            Map.Entry<String, Place> first = circle.entrySet().iterator().next();
            find(
                    first.getValue(),
                    Finding.Check.SAME_AS,
                    true,
                    () -> "sameAs goes in a circle: " + way + " → " + first.getKey()
                            + "; let one of them say it, whose URI is to stand for all");
        }
        offices.clashes((one, other) -> {
            boolean certain = one.role().certain() && other.role().certain();
            Place place = findings.lists(other.place().file()) ? other.place() : one.place();
            find(
                    place,
                    Finding.Check.SOLE_OFFICE,
                    certain,
                    () -> String.format(
                            Locale.ROOT,
                            "two hold the office '%s'%s at once: %s from %s to %s (%s), %s from %s (%s); "
                                    + "end one, or say 'sole: no'",
                            other.role().title(),
                            other.role().organisation() == null
                                    ? ""
                                    : " of " + other.role().organisation(),
                            one.holder(),
                            one.role().from(),
                            one.role().to() == null ? "now" : one.role().to(),
                            one.place(),
                            other.holder(),
                            other.role().from(),
                            other.place()));
        });
        return findings.report(actors, names, roles);
    }

    private static boolean isState(String uri) {
        return uri.startsWith(STATE) && Countries.known(uri.substring(STATE.length()));
    }

    private void find(Place place, Finding.Check check, boolean error, Supplier<String> problem) {
        if (findings.lists(place.file())) {
            boolean severe = error && findings.isOwn(place.file());
            findings.add(place, check, severe ? Finding.Severity.ERROR : Finding.Severity.WARNING, problem);
        }
    }
}
