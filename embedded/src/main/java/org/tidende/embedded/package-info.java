/**
 * A real Kafka broker (KRaft, broker and controller in one) and a real OpenSearch node, for one machine and for tests.
 *
 * <p>Both run in one child process. Its class path is this module's own jar and a folder of the servers' jars, so nothing
 * of a server reaches the pipeline, and a broker that ends its JVM ends only itself.
 *
 * <pre>{@code
 * EmbeddedConfig config = EmbeddedConfig.of(Path.of("data")).withPorts(29092, 29200);
 * try (EmbeddedServers servers = EmbeddedServers.start(config)) {
 *     servers.bootstrapServers(); // 127.0.0.1:29092
 *     servers.openSearch(); // http://127.0.0.1:29200
 * }
 * }</pre>
 *
 * <p>The parent's side is {@link org.tidende.embedded.EmbeddedServers}, its {@code ServerProcess} and {@code
 * ChildCommand}: the JDK only. The child's side is {@code ServersMain}, {@code ServersLife}, {@code KafkaServer} and
 * {@code OpenSearchServer}; these must never be loaded in the parent. They speak by {@code ChildArguments} on the command
 * line, {@code Report} lines on the child's standard output, and the child's standard input, whose end is the order to
 * stop. The system closes that pipe when the parent dies, so no child is ever left behind.
 *
 * <p>Data survives {@code kill -9}: Kafka has handed each acknowledged record to the system, OpenSearch has synced its
 * translog. A power cut may cost Kafka the last seconds; that is what replicas are for, and one machine has none.
 *
 * <p>Tests use {@link org.tidende.embedded.junit.EmbeddedExtension}: the same child, free ports, a temporary folder.
 */
package org.tidende.embedded;
