package org.tidende.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command line as a process of its own, as people run it; what it prints goes to files. */
final class TidendeProcess implements AutoCloseable {
    private static final Pattern SERVERS = Pattern.compile("Kafka at (\\S+) and OpenSearch at (\\S+), process (\\d+)");
    private static final Pattern SERVERS_ALONE = Pattern.compile("kafka (\\S+)\\s+opensearch (\\S+)");
    private static final Pattern KAFKA_ALONE = Pattern.compile("kafka (\\S+)");
    private static final Pattern HTTP = Pattern.compile("at (http://127\\.0\\.0\\.1:\\d+)$", Pattern.MULTILINE);

    private final Process process;
    private final Path out;
    private final Path err;

    private TidendeProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static TidendeProcess start(Path folder, String... arguments) throws IOException {
        return start(Launcher.ofClassPath(), folder, arguments);
    }

    static TidendeProcess start(Launcher launcher, Path folder, String... arguments) throws IOException {
        return start(Map.of(), launcher, folder, arguments);
    }

    /** With variables of its environment. */
    static TidendeProcess start(Map<String, String> environment, Path folder, String... arguments) throws IOException {
        return start(environment, Launcher.ofClassPath(), folder, arguments);
    }

    private static TidendeProcess start(
            Map<String, String> environment, Launcher launcher, Path folder, String... arguments) throws IOException {
        Files.createDirectories(folder);
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        List<String> command = new ArrayList<>(launcher.command());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("TIDENDE_"));
        builder.environment().putAll(environment);
        return new TidendeProcess(
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
    }

    /** Standalone on free ports, with what ITs need allowed. */
    static TidendeProcess standalone(Path data, Path feeds) throws IOException {
        return standalone(Launcher.ofClassPath(), data, feeds, 0, 0);
    }

    /** The same with dictionaries of its own. */
    static TidendeProcess standalone(Path data, Path feeds, Path gazetteer) throws IOException {
        return start(
                Map.of("TIDENDE_GAZETTEER", gazetteer.toString()),
                Launcher.ofClassPath(),
                data.resolve("output"),
                standaloneArguments(data, feeds, 0, 0));
    }

    static TidendeProcess standalone(Launcher launcher, Path data, Path feeds, int kafkaPort, int openSearchPort)
            throws IOException {
        return standalone(launcher, data, data.resolve("output"), feeds, kafkaPort, openSearchPort);
    }

    /** @param output folder of what it prints */
    static TidendeProcess standalone(
            Launcher launcher, Path data, Path output, Path feeds, int kafkaPort, int openSearchPort)
            throws IOException {
        return start(launcher, output, standaloneArguments(data, feeds, kafkaPort, openSearchPort));
    }

    private static String[] standaloneArguments(Path data, Path feeds, int kafkaPort, int openSearchPort) {
        return new String[] {
            "standalone",
            "--data",
            data.toString(),
            "--feeds",
            feeds.toString(),
            "--port",
            "0",
            "--kafka-port",
            Integer.toString(kafkaPort),
            "--opensearch-port",
            Integer.toString(openSearchPort),
            "--allow-address",
            "127.0.0.0/8",
            "--poll-interval",
            "1s",
            "--refresh-interval",
            "200ms"
        };
    }

    String bootstrapServers() {
        return servers().group(1);
    }

    String openSearch() {
        return servers().group(2);
    }

    /** Of {@code servers --only kafka}. */
    String kafkaAlone() {
        return Await.value(() -> find(KAFKA_ALONE, out()), "its broker", this::err)
                .group(1);
    }

    String http() {
        return Await.value(() -> find(HTTP, err()).map(found -> found.group(1)), "its HTTP address", this::err);
    }

    /** What it answers to {@code /ready}. */
    String ready() {
        return get("/ready");
    }

    /** What it counts under a name, over all labels. */
    double counted(String metric) {
        return get("/metrics")
                .lines()
                .filter(line -> line.startsWith(metric))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String get(String path) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(http() + path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + path + " was asked", e);
        }
    }

    private Matcher servers() {
        return Await.value(() -> find(SERVERS, err()).or(() -> find(SERVERS_ALONE, out())), "its servers", this::err);
    }

    private static Optional<Matcher> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher) : Optional.empty();
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** The process that holds the servers. */
    ProcessHandle serversProcess() {
        return Await.value(
                () -> process.children().filter(ProcessHandle::isAlive).findFirst(), "its servers' process", this::err);
    }

    /** Waits for its end. */
    int exitCode(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + seconds + " s\n" + out() + err());
        }
        return process.exitValue();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGTERM; the exit code. */
    int end() throws InterruptedException {
        terminate();
        return exitCode(60);
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, and a bounded wait. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("did not end within 90 s of SIGTERM\n" + err());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
