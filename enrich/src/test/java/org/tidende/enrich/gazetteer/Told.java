package org.tidende.enrich.gazetteer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.tidende.enrich.actor.Actor;
import org.tidende.enrich.actor.ActorEntry;
import org.tidende.enrich.actor.ActorSink;
import org.tidende.enrich.actor.Name;
import org.tidende.enrich.actor.Role;
import org.tidende.enrich.file.FileFault;
import org.tidende.enrich.text.Resources;

/** What a source told, as lines that a test can compare. */
final class Told implements ActorSink {
    final List<String> lines = new ArrayList<>();
    final List<String> faults = new ArrayList<>();
    SourceFormat format;
    long actors;

    static Told of(String name, byte[] bytes) {
        return of(name, new ByteArrayInputStream(bytes));
    }

    static Told of(String name, InputStream in) {
        Told told = new Told();
        try {
            ActorSource.read(name, in, format -> {
                told.format = format;
                return told;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return told;
    }

    /** A file beside this class. */
    static byte[] file(String name) {
        return Resources.bytes(Told.class, name);
    }

    @Override
    public void actor(ActorEntry entry) {
        Actor actor = entry.actor();
        actors++;
        lines.add(entry.line() + " " + actor.type() + " " + actor.uri() + " '" + actor.name() + "' " + actor.country()
                + " " + actor.sectors() + " " + actor.sameAs());
        entry.names().forEach(named -> lines.add("  " + words(named.name())));
        entry.roles().forEach(held -> lines.add("  " + words(held)));
    }

    private static String words(Name name) {
        return name.text() + " " + new TreeSet<>(name.languages())
                + (name.kind() == Name.Kind.FULL ? "" : " " + name.kind()) + (name.weak() ? " weak" : "")
                + (name.former() ? " former" : "");
    }

    private static String words(ActorEntry.Held held) {
        Role role = held.role();
        return held.line() + " role " + role.title() + " of " + role.organisation() + " " + role.from() + " to "
                + role.to();
    }

    @Override
    public void role(String holder, ActorEntry.Held role) {
        lines.add(holder + " " + words(role));
    }

    @Override
    public void country(String uri, String country) {
        lines.add(uri + " in " + country);
    }

    @Override
    public void fault(FileFault fault) {
        faults.add(fault.getMessage());
    }
}
