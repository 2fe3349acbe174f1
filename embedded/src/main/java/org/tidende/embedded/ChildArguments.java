package org.tidende.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a child is told on its command line: {@code <data folder> <servers> <name>=<value>…}.
 *
 * @param kafkaPort the broker's port
 * @param controllerPort the port on which the broker speaks with its own controller; another one at each start
 * @param openSearchPort the node's HTTP port
 */
record ChildArguments(
        Path dataDirectory,
        Servers servers,
        int kafkaPort,
        int controllerPort,
        int openSearchPort,
        Map<String, String> kafkaSettings,
        Map<String, String> openSearchSettings) {

    private static final String KAFKA_PORT = "kafka-port";
    private static final String CONTROLLER_PORT = "controller-port";
    private static final String OPENSEARCH_PORT = "opensearch-port";
    private static final String KAFKA_SETTING = "kafka.";
    private static final String OPENSEARCH_SETTING = "opensearch.";

    ChildArguments {
        kafkaSettings = Map.copyOf(kafkaSettings);
        openSearchSettings = Map.copyOf(openSearchSettings);
    }

    List<String> toList() {
        List<String> list = new ArrayList<>();
        list.add(dataDirectory.toString());
        list.add(servers.name());
        list.add(KAFKA_PORT + "=" + kafkaPort);
        list.add(CONTROLLER_PORT + "=" + controllerPort);
        list.add(OPENSEARCH_PORT + "=" + openSearchPort);
        new TreeMap<>(kafkaSettings).forEach((name, value) -> list.add(KAFKA_SETTING + name + "=" + value));
        new TreeMap<>(openSearchSettings).forEach((name, value) -> list.add(OPENSEARCH_SETTING + name + "=" + value));
        return list;
    }

    static ChildArguments parse(List<String> list) {
        if (list.size() < 2) {
            throw new IllegalArgumentException("usage: <data folder> <" + List.of(Servers.values()) + "> name=value…");
        }
        Map<String, String> ports = new TreeMap<>();
        Map<String, String> kafka = new TreeMap<>();
        Map<String, String> openSearch = new TreeMap<>();
        for (String pair : list.subList(2, list.size())) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("not a name=value: " + pair);
            }
            String name = pair.substring(0, equals);
            String value = pair.substring(equals + 1);
            if (name.startsWith(KAFKA_SETTING)) {
                kafka.put(name.substring(KAFKA_SETTING.length()), value);
            } else if (name.startsWith(OPENSEARCH_SETTING)) {
                openSearch.put(name.substring(OPENSEARCH_SETTING.length()), value);
            } else {
                ports.put(name, value);
            }
        }
        return new ChildArguments(
                Path.of(list.get(0)),
                Servers.valueOf(list.get(1)),
                port(ports, KAFKA_PORT),
                port(ports, CONTROLLER_PORT),
                port(ports, OPENSEARCH_PORT),
                kafka,
                openSearch);
    }

    private static int port(Map<String, String> ports, String name) {
        String value = ports.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no " + name + " given");
        }
        return Integer.parseInt(value);
    }
}
