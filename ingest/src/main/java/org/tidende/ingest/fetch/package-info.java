/**
 * Asking servers for documents, politely and safely. {@link org.tidende.ingest.fetch.HttpGateway} asks and answers with a
 * {@link org.tidende.ingest.fetch.FetchResult}; it never throws for what a server does, and each failure has a kind to decide by and
 * one line for people. A server, and a name's owner, are taken for hostile.
 *
 * <h2>Where it connects to</h2>
 *
 * <ul>
 *   <li>http and https only, also after a redirect; not to ports of other well-known services; a host that is a number only in plain
 *       dotted form; no user names or passwords.
 *   <li>For each hop the name is looked up once and {@link org.tidende.ingest.fetch.AddressGuard} is asked about the addresses; the
 *       connection is made to these very addresses, so a name that resolves differently the second time gains nothing. Of several
 *       addresses those that are permitted are used, three of each family at most.
 *   <li>No proxy: it would resolve names in our place. No cookies, no Referer, no credentials.
 *   <li>Several addresses are tried as RFC 8305 says (the next after 250 ms, or at once after a failure). What comes after a
 *       connection stands is never tried again: a request is sent once. The schedule decides when to ask the next time.
 *   <li>HTTP/1.1, a connection for each request. Between two polls of a feed no server keeps one open.
 *   <li>A redirect from https to http is followed, as nothing secret is sent, but isn't taken for a move, whatever its status.
 *   <li>Certificates are checked as the JDK does, the host's name too; revocation isn't asked for.
 * </ul>
 *
 * <h2>How much, how long</h2>
 *
 * <p>{@link org.tidende.ingest.fetch.HttpLimits} bounds everything: the whole fetch by one deadline, that neither a slow resolver, a
 * handshake, headers, a body nor decompression stretches; the bytes on the wire; number and size of headers; the document after
 * decompression, and between two layers of it. With the default limits a fetch in flight holds about 30 MB of heap at the very worst
 * (the document twice, and one line as long as the wire allows), and 8 MB of other memory for a zstd window (RFC 9659).
 *
 * <h2>What is a document</h2>
 *
 * <p>gzip, deflate, br and zstd are undone, also where a server says so wrongly: text that is said to be compressed is text, gzip
 * that nobody spoke of is gzip, deflate may lack its frame. A document that was cut off is a failure (its validators would hide what
 * is missing), unless it is whole by its own account: the compressed stream ended, or the root element did.
 */
package org.tidende.ingest.fetch;
