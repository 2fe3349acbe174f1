package org.tidende.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code tidende servers} and stages beside it, each a process with a folder, a port and a name of its own. */
final class Fleet implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Launcher launcher;
    private final Path folder;
    private final List<Worker> workers = new ArrayList<>();
    private String pollInterval = "1s";
    private final Map<String, TidendeProcess> apart = new TreeMap<>();
    private TidendeProcess servers;
    private String bootstrapServers;
    private String openSearch;

    /** A stage's process. */
    record Worker(Part stage, String instance, TidendeProcess process) {
        /** Partitions of its stage that it says it owns; for ingest, of feeds and of pages together. */
        int owned() {
            JsonNode status = ask().path("stages").path(name(stage));
            return switch (stage) {
                case INGEST ->
                    Math.min(
                            status.path("feedPartitions").size(),
                            status.path("pagePartitions").size());
                case ENRICH -> count(status, "news.articles-");
                case SINK -> count(status, "news.articles.enriched-");
            };
        }

        private static int count(JsonNode status, String topic) {
            return (int) status.path("partitions")
                    .propertyStream()
                    .filter(partition -> partition.getKey().startsWith(topic))
                    .count();
        }

        boolean isReady() {
            return ask().path("ready").asBoolean();
        }

        /** What it says of itself; why it doesn't, when it can't. */
        String status() {
            try {
                return ask().toString();
            } catch (UncheckedIOException e) {
                return "it can't be asked: " + e.getMessage();
            }
        }

        /** A field of what its stage says. */
        JsonNode stage(String field) {
            return ask().path("stages").path(name(stage)).path(field);
        }

        private JsonNode ask() {
            try (HttpClient client = HttpClient.newHttpClient()) {
                return JSON.readTree(client.send(
                                HttpRequest.newBuilder(URI.create(process.http() + "/ready"))
                                        .timeout(PATIENCE)
                                        .build(),
                                BodyHandlers.ofByteArray())
                        .body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while " + instance + " was asked", e);
            }
        }
    }

    Fleet(Launcher launcher, Path folder) {
        this.launcher = launcher;
        this.folder = folder;
    }

    /** A stage's name on the command line. */
    static String name(Part stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    /** How often workers of ingest poll a feed, as on the command line. */
    void pollEvery(String interval) {
        pollInterval = interval;
    }

    /** Starts the servers, on the ports they had if they were there before. */
    void startServers(int kafkaPort, int openSearchPort) throws IOException {
        servers = TidendeProcess.start(
                launcher,
                folder.resolve("output"),
                "servers",
                "--data",
                folder.resolve("data").toString(),
                "--kafka-port",
                Integer.toString(kafkaPort),
                "--opensearch-port",
                Integer.toString(openSearchPort));
        bootstrapServers = servers.bootstrapServers();
        openSearch = servers.openSearch();
    }

    /** Starts the broker without an index, on the port it had if it was there before. */
    void startKafka(int port) throws IOException {
        servers = TidendeProcess.start(
                launcher,
                folder.resolve("output"),
                "servers",
                "--only",
                "kafka",
                "--data",
                folder.resolve("data").toString(),
                "--kafka-port",
                Integer.toString(port));
        bootstrapServers = servers.kafkaAlone();
    }

    /** Starts broker and index, each in a process of its own, on the ports they had. */
    void startServersApart(int kafkaPort, int openSearchPort) throws IOException {
        bootstrapServers = "127.0.0.1:" + kafkaPort;
        openSearch = "http://127.0.0.1:" + openSearchPort;
        startServer("kafka");
        startServer("opensearch");
    }

    /** Starts one of them. @param server kafka or opensearch */
    void startServer(String server) throws IOException {
        String address = server.equals("kafka") ? bootstrapServers : openSearch;
        apart.put(
                server,
                TidendeProcess.start(
                        launcher,
                        folder.resolve("output"),
                        "servers",
                        "--only",
                        server,
                        "--data",
                        folder.resolve("data").toString(),
                        "--" + server + "-port",
                        address.substring(address.lastIndexOf(':') + 1)));
    }

    /** The parent of the process that holds a server. */
    TidendeProcess server(String server) {
        return apart.get(server);
    }

    TidendeProcess servers() {
        return servers;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    String openSearch() {
        return openSearch;
    }

    /** Starts a stage and doesn't wait for it. */
    Worker start(Part stage, String instance) throws IOException {
        return start(
                stage,
                instance,
                switch (stage) {
                    case INGEST -> List.of("--allow-address", "127.0.0.0/8", "--poll-interval", pollInterval);
                    case ENRICH -> List.of("--publish-edition");
                    case SINK -> List.of("--opensearch", openSearch, "--refresh-interval", "200ms");
                });
    }

    /** The same with options of its own alone. */
    Worker start(Part stage, String instance, List<String> options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                name(stage),
                "--bootstrap-servers",
                bootstrapServers,
                "--instance",
                instance,
                "--data",
                folder.resolve(name(stage) + "-" + instance).toString(),
                "--port",
                "0"));
        arguments.addAll(options);
        Worker worker = new Worker(
                stage,
                instance,
                TidendeProcess.start(launcher, folder.resolve("output"), arguments.toArray(String[]::new)));
        workers.add(worker);
        return worker;
    }

    /** The workers of a stage, the eldest first. */
    List<Worker> workers(Part stage) {
        return workers.stream().filter(worker -> worker.stage() == stage).toList();
    }

    /** It ended, or is about to. */
    void forget(Worker worker) {
        workers.remove(worker);
    }

    /** Partitions that each worker of a stage owns. */
    Map<String, Integer> owned(Part stage) {
        return workers(stage).stream()
                .collect(Collectors.toMap(Worker::instance, Worker::owned, Integer::sum, TreeMap::new));
    }

    String report() {
        StringBuilder report = new StringBuilder(servers == null ? "" : servers.err());
        apart.forEach((name, process) ->
                report.append("\n--- ").append(name).append('\n').append(process.err()));
        workers.forEach(worker -> report.append("\n--- ")
                .append(name(worker.stage()))
                .append(' ')
                .append(worker.instance())
                .append('\n')
                .append(worker.process().err())
                .append(worker.status()));
        return report.toString();
    }

    /** SIGTERM to all: stages first, in the direction of the stream, each with the time to finish what it has. */
    @Override
    public void close() throws InterruptedException {
        for (Part stage : List.of(Part.INGEST, Part.ENRICH, Part.SINK)) {
            for (Worker worker : workers(stage)) {
                workers.remove(worker);
                worker.process().close();
            }
        }
        if (servers != null) {
            servers.close();
            servers = null;
        }
        for (TidendeProcess server : apart.values()) {
            server.close();
        }
        apart.clear();
    }
}
