/** Reads the files that people write: gazetteers and rules, in YAML, with the line in every complaint. */
package org.tidende.enrich.file;
