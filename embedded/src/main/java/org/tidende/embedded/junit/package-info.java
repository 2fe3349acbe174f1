/** The servers for tests: see {@link org.tidende.embedded.junit.EmbeddedExtension}. */
package org.tidende.embedded.junit;
