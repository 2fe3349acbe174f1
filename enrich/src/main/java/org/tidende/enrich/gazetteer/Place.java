package org.tidende.enrich.gazetteer;

/**
 * Where something stands.
 *
 * @param file its name
 * @param line from 1
 */
record Place(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
