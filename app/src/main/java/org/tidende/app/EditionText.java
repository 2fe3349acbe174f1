package org.tidende.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tidende.contract.record.Edition;

/** Editions in words. */
final class EditionText {
    private static final int SHOWN = 20;

    private EditionText() {}

    /** First 16 hex digits of a hash, as logs and records have them. */
    static String brief(String hash) {
        return hash == null ? "" : hash.substring(0, Math.min(16, hash.length()));
    }

    /**
     * How one differs from another, a line for each file; nothing where they are the same.
     *
     * @param before null for none
     */
    static List<String> changes(Edition before, Edition now) {
        List<String> changes = new ArrayList<>();
        if (before == null) {
            return changes;
        }
        Map<String, String> known = new TreeMap<>();
        before.getFiles().forEach(file -> known.put(file.getName(), file.getSha256()));
        now.getFiles().forEach(file -> {
            String hash = known.remove(file.getName());
            if (hash == null) {
                changes.add("added: " + file.getName());
            } else if (!hash.equals(file.getSha256())) {
                changes.add("changed: " + file.getName());
            }
        });
        known.keySet().forEach(name -> changes.add("removed: " + name));
        if (!before.getCode().equals(now.getCode()) || !before.getIcu().equals(now.getIcu())) {
            changes.add("code " + now.getCode() + " with " + now.getIcu() + ", published was code " + before.getCode()
                    + " with " + before.getIcu());
        }
        if (changes.size() > SHOWN) {
            int more = changes.size() - SHOWN;
            changes.subList(SHOWN, changes.size()).clear();
            changes.add("and " + more + " more");
        }
        return changes;
    }
}
