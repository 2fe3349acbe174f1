package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tidende.enrich.topic.RuleOracle;

/**
 * Generated rules by us and by Lucene Monitor: {@code RuleOracleRun RESULT [RULES] [TEXTS] [SEED]}; 5,000 rules and 3,000 texts where nothing is
 * said. Ends with 1 when they differ.
 */
public final class RuleOracleRun {
    private RuleOracleRun() {}

    /** Runs it and writes one JSON object. */
    public static void main(String[] arguments) throws IOException {
        int rules = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
        int texts = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3_000;
        long seed = arguments.length > 3 ? Long.parseLong(arguments[3]) : 1;
        RuleOracle.Comparison comparison = RuleOracle.compare(rules, texts, seed);
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode result = json.createObjectNode();
        result.put("rules", comparison.rules());
        result.put("texts", comparison.texts());
        result.put("seed", seed);
        result.put("matches", comparison.matches());
        result.put("textsThatDiffer", comparison.different());
        ArrayNode differences = result.putArray("differences");
        comparison.differences().forEach(differences::add);
        Files.writeString(Path.of(arguments[0]), json.writeValueAsString(result) + "\n");
        System.out.println(json.writeValueAsString(result));
        System.exit(comparison.different() == 0 ? 0 : 1);
    }
}
