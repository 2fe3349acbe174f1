package org.tidende.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.opensearch.Version;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.unit.TimeValue;
import org.opensearch.env.Environment;
import org.opensearch.index.mapper.MapperExtrasModulePlugin;
import org.opensearch.index.reindex.ReindexModulePlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessModulePlugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/** The search node, with the modules that every plain OpenSearch has and no plugin beyond them. */
final class OpenSearchServer implements AutoCloseable {

    private static final Logger LOGGER = LogManager.getLogger(OpenSearchServer.class);

    /** After a crash the shards replay their translog; a longer one goes on behind the first answers. */
    private static final TimeValue RECOVERY_LIMIT = TimeValue.timeValueSeconds(30);

    private static final List<Class<?>> MODULES = List.of(
            Netty4ModulePlugin.class,
            PainlessModulePlugin.class,
            CommonAnalysisModulePlugin.class,
            MapperExtrasModulePlugin.class,
            ReindexModulePlugin.class);

    private final Path folder;
    private final Settings settings;
    private Node node;

    OpenSearchServer(ChildArguments arguments) {
        folder = arguments.dataDirectory().resolve("opensearch");
        settings = settings(arguments, folder);
    }

    static Settings settings(ChildArguments arguments, Path folder) {
        Settings.Builder settings = Settings.builder()
                .put("path.home", folder)
                .put("cluster.name", "tidende")
                .put("node.name", "tidende-embedded")
                .put("discovery.type", "single-node")
                .put("network.host", "127.0.0.1")
                .put("http.port", arguments.openSearchPort())
                .put("http.type", "netty4")
                // Nobody ever connects to it, so any port does.
                .put("transport.port", "0")
                .put("transport.type", "netty4")
                // An index with a typing error in its name must fail, not appear with a guessed mapping.
                .put("action.auto_create_index", false)
                // One node has no room for copies: they would stay unassigned and the health yellow.
                .put("cluster.default_number_of_replicas", 0)
                // A laptop's disk is often above 85 %: refusing to write there would be worse.
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                // It counts garbage and the broker's memory too, and would refuse requests for no reason of ours.
                .put("indices.breaker.total.use_real_memory", false);
        arguments.openSearchSettings().forEach(settings::put);
        return settings.build();
    }

    void start() throws Exception {
        Files.createDirectories(folder.resolve("config"));
        Environment environment =
                InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "tidende-embedded");
        node = new ModularNode(environment);
        node.start();
        boolean late = node.client()
                .admin()
                .cluster()
                .prepareHealth()
                .setWaitForYellowStatus()
                .setTimeout(RECOVERY_LIMIT)
                .get()
                .isTimedOut();
        if (late) {
            LOGGER.warn("some indices are not readable yet, {} after the start: see /_cluster/health", RECOVERY_LIMIT);
        }
    }

    @Override
    public void close() throws IOException {
        node.close();
    }

    /** A node that takes its modules from the class path; the public constructor looks for plugin folders only. */
    private static final class ModularNode extends Node {

        ModularNode(Environment environment) {
            super(environment, MODULES.stream().map(ModularNode::describe).toList(), true);
        }

        private static PluginInfo describe(Class<?> module) {
            return new PluginInfo(
                    module.getSimpleName(),
                    "on the class path",
                    "NA",
                    Version.CURRENT,
                    "21",
                    module.getName(),
                    null,
                    List.of(),
                    false);
        }
    }
}
