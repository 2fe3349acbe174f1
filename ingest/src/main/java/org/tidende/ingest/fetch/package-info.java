/**
 * Asking servers for documents, politely and safely.
 *
 * <p>{@link org.tidende.ingest.fetch.HttpGateway} asks and answers with a {@link org.tidende.ingest.fetch.FetchResult}; it never
 * throws for what a server does. {@link org.tidende.ingest.fetch.AddressGuard} decides which addresses may be connected to: it is
 * asked with the very addresses that the connection is then made to, so a name that resolves differently the second time gains
 * nothing.
 */
package org.tidende.ingest.fetch;
