package org.tidende.embedded.junit;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.tidende.embedded.EmbeddedServers;

/**
 * Runs the servers for a test class, on free ports and in a temporary folder:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final EmbeddedExtension SERVERS = EmbeddedExtension.shared();
 * }</pre>
 *
 * <p>{@link #shared()} and its sisters start one child for all classes of a test run, which saves seconds a class: such
 * tests name their topics and indices after themselves and never stop the servers. A class that kills or freezes them
 * takes its own by {@link #together()} or {@link #apart()}.
 *
 * <p>With {@code -Dservers=container} the shared servers are containers of the published images, in the versions that
 * {@code -Dservers.kafka} and {@code -Dservers.opensearch} name. Servers of a class's own stay children: a container that
 * is started again is found at another port.
 */
public final class EmbeddedExtension implements BeforeAllCallback {

    private final Layout layout;
    private final boolean shared;
    private final Map<String, String> kafkaSettings;
    private final Map<String, String> openSearchSettings;
    private RunningServers running;

    private EmbeddedExtension(
            Layout layout, boolean shared, Map<String, String> kafkaSettings, Map<String, String> openSearchSettings) {
        this.layout = layout;
        this.shared = shared;
        this.kafkaSettings = kafkaSettings;
        this.openSearchSettings = openSearchSettings;
    }

    /** Both servers in one child, for this test class alone. */
    public static EmbeddedExtension together() {
        return new EmbeddedExtension(Layout.TOGETHER, false, Map.of(), Map.of());
    }

    /** Each server in a child of its own, so that a fault can hit one of them. */
    public static EmbeddedExtension apart() {
        return new EmbeddedExtension(Layout.APART, false, Map.of(), Map.of());
    }

    /** A broker for this test class alone. */
    public static EmbeddedExtension kafkaOnly() {
        return new EmbeddedExtension(Layout.KAFKA_ONLY, false, Map.of(), Map.of());
    }

    /** A search node for this test class alone. */
    public static EmbeddedExtension openSearchOnly() {
        return new EmbeddedExtension(Layout.OPENSEARCH_ONLY, false, Map.of(), Map.of());
    }

    /** Both servers in one child, the same for all classes of this test run. */
    public static EmbeddedExtension shared() {
        return new EmbeddedExtension(Layout.TOGETHER, true, Map.of(), Map.of());
    }

    /** A broker, the same for all classes of this test run. */
    public static EmbeddedExtension sharedKafka() {
        return new EmbeddedExtension(Layout.KAFKA_ONLY, true, Map.of(), Map.of());
    }

    /** A search node, the same for all classes of this test run. */
    public static EmbeddedExtension sharedOpenSearch() {
        return new EmbeddedExtension(Layout.OPENSEARCH_ONLY, true, Map.of(), Map.of());
    }

    /** With further settings of the servers. Not for shared ones: whoever came first would decide for all. */
    public EmbeddedExtension withSettings(Map<String, String> kafka, Map<String, String> openSearch) {
        if (shared) {
            throw new IllegalStateException("shared servers have no settings of one class");
        }
        return new EmbeddedExtension(layout, false, Map.copyOf(kafka), Map.copyOf(openSearch));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Namespace namespace = Namespace.create(EmbeddedExtension.class);
        // A store closes what it holds at the end of its context, and asks its parents first: nested classes reuse it.
        if (!shared) {
            running = context.getStore(namespace).computeIfAbsent(this, key -> start(), RunningServers.class);
        } else if (ContainerServers.areWanted()) {
            ContainerServers containers = context.getRoot()
                    .getStore(namespace)
                    .computeIfAbsent(
                            ContainerServers.class, key -> ContainerServers.ofThisRun(), ContainerServers.class);
            containers.require(layout);
            running = containers;
        } else {
            running =
                    context.getRoot().getStore(namespace).computeIfAbsent(layout, key -> start(), RunningServers.class);
        }
    }

    private RunningServers start() {
        return ChildServers.start(layout, kafkaSettings, openSearchSettings);
    }

    /** Where Kafka clients connect: {@code 127.0.0.1:<port>}. */
    public String bootstrapServers() {
        return running().bootstrapServers();
    }

    /** Where OpenSearch answers: {@code http://127.0.0.1:<port>}. */
    public URI openSearch() {
        return running().openSearch();
    }

    /**
     * The child that runs Kafka.
     *
     * @throws IllegalStateException when it is a container
     */
    public EmbeddedServers kafka() {
        return running().kafka();
    }

    /** The child that runs OpenSearch; together with Kafka it is the same one. */
    public EmbeddedServers index() {
        return running().index();
    }

    private RunningServers running() {
        if (running == null) {
            throw new IllegalStateException(
                    "the servers are not started: register the extension in a static field with @RegisterExtension");
        }
        return running;
    }
}
