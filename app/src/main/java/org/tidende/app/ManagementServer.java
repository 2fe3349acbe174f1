package org.tidende.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What an operator's tools ask: {@code /live} (200 unless a restart is the only help), {@code /ready} (200 when every stage is,
 * else 503 and the reasons) and {@code /metrics} (Prometheus text format).
 */
final class ManagementServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final List<StageHandle> stages = new CopyOnWriteArrayList<>();
    private final PrometheusMeterRegistry registry;
    private final WebServer server;
    private volatile String starting = "starting";

    private ManagementServer(String host, int port, PrometheusMeterRegistry registry) {
        this.registry = registry;
        this.server = WebServer.builder()
                .host(host)
                .port(port)
                .shutdownHook(false)
                .routing(routing -> routing.get("/live", this::live)
                        .get("/ready", this::ready)
                        .get("/metrics", this::metrics))
                .build();
    }

    /**
     * Starts to listen.
     *
     * @param port 0 takes a free one
     * @throws CommandException when the port is in use, or is none
     */
    static ManagementServer start(String host, int port, PrometheusMeterRegistry registry) {
        if (port < 0 || port > 65_535) {
            throw CommandException.wrongUsage("--port must be 0 (a free one) to 65535, is " + port);
        }
        // The web server would log a stack and go on without listening.
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new CommandException(
                    "can't listen on port " + port + " of " + host + " (" + e.getMessage()
                            + "); is it in use? Give another one with --port",
                    e);
        }
        ManagementServer management = new ManagementServer(host, port, registry);
        management.server.start();
        if (!management.server.isRunning()) {
            throw new CommandException(
                    "can't listen on port " + port + " of " + host + "; give another one with --port");
        }
        return management;
    }

    int port() {
        return server.port();
    }

    /** Adds a stage to what is asked. */
    void add(StageHandle stage) {
        stages.add(stage);
    }

    /** What keeps the stages from being started. */
    void waiting(String problem) {
        starting = problem;
    }

    /** All stages are added: from now on only they decide. */
    void started() {
        starting = null;
    }

    /** What keeps the process from being ready, each with the stage's name before it; empty when it is. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        String notYet = starting;
        if (notYet != null) {
            problems.add(notYet);
        }
        for (StageHandle stage : stages) {
            stage.check().get().forEach(problem -> problems.add(stage.name() + ": " + problem));
        }
        return problems;
    }

    private void live(ServerRequest request, ServerResponse response) {
        List<String> dead = stages.stream()
                .filter(stage -> !stage.alive().getAsBoolean())
                .map(StageHandle::name)
                .toList();
        send(response, dead.isEmpty(), Map.of("live", dead.isEmpty(), "dead", dead));
    }

    private void ready(ServerRequest request, ServerResponse response) {
        List<String> problems = problems();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ready", problems.isEmpty());
        body.put("problems", problems);
        Map<String, Object> details = new LinkedHashMap<>();
        stages.forEach(stage -> details.put(stage.name(), stage.status().get()));
        body.put("stages", details);
        send(response, problems.isEmpty(), body);
    }

    private void metrics(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
        response.send(registry.scrape().getBytes(StandardCharsets.UTF_8));
    }

    private static void send(ServerResponse response, boolean good, Map<String, Object> body) {
        response.status(good ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503);
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        try {
            response.send(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a status is not JSON", e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
