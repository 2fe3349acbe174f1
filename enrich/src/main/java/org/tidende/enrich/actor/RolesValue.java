package org.tidende.enrich.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.tidende.enrich.file.FileFault;
import org.tidende.enrich.file.YamlValue;

/** Reads an actor's roles from a file; what can't be used is told and left out. */
final class RolesValue {
    private static final Set<String> ROLE = Set.of("title", "organisation", "from", "to", "source", "certain", "sole");

    private final Consumer<FileFault> faults;

    RolesValue(Consumer<FileFault> faults) {
        this.faults = faults;
    }

    List<ActorEntry.Held> read(YamlValue value) {
        List<ActorEntry.Held> roles = new ArrayList<>();
        for (YamlValue item : value == null ? List.<YamlValue>of() : value.list()) {
            try {
                roles.add(role(item, item.map(ROLE, faults)));
            } catch (FileFault fault) {
                faults.accept(fault);
            }
        }
        return roles;
    }

    private static ActorEntry.Held role(YamlValue item, Map<String, YamlValue> fields) {
        if (!fields.containsKey("title")) {
            throw item.fault("a role needs a title");
        }
        YamlValue organisation = fields.get("organisation");
        if (organisation != null && !GazetteerFile.isUri(organisation.required())) {
            throw organisation.fault("organisation '" + organisation.text() + "' is no URI");
        }
        String source = text(fields.get("source"));
        boolean certain = NamesValue.yes(fields.get("certain"), true);
        Boolean sole = fields.containsKey("sole") ? fields.get("sole").yes() : null;
        try {
            Role role = new Role(
                    fields.get("title").required(),
                    text(organisation),
                    text(fields.get("from")),
                    text(fields.get("to")),
                    source == null ? "" : source,
                    certain);
            return new ActorEntry.Held(item.line(), role, sole);
        } catch (IllegalArgumentException e) {
            throw item.fault(e.getMessage());
        }
    }

    private static String text(YamlValue value) {
        return value == null ? null : value.required();
    }
}
