/**
 * From HTML to the text of an article. {@link org.tidende.ingest.page.HtmlText} turns what a feed carries into paragraphs of plain
 * text. Pure: no network, no clock.
 */
package org.tidende.ingest.page;
