package org.tidende.ingest.discovery;

import org.tidende.contract.record.Feed;

/**
 * A line of a list and what became of it.
 *
 * @param line from 1
 * @param text its address, else its label
 * @param feed to subscribe; null unless it is added or redirected
 */
public record ImportedLine(int line, String text, ImportOutcome outcome, Feed feed) {
    ImportedLine with(ImportOutcome other) {
        return new ImportedLine(line, text, other, null);
    }
}
