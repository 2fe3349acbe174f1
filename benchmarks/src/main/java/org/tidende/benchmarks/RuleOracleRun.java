package org.tidende.benchmarks;

import java.io.IOException;
import org.tidende.enrich.topic.RuleOracle;

/** Generated rules by us and by Lucene Monitor: {@code RuleOracleRun [RULES] [TEXTS] [SEED]}. Ends with 1 when they differ. */
public final class RuleOracleRun {
    private RuleOracleRun() {}

    /** Runs it; 5,000 rules and 3,000 texts where nothing is said. */
    public static void main(String[] arguments) throws IOException {
        int rules = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        int texts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3_000;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        RuleOracle.Comparison comparison = RuleOracle.compare(rules, texts, seed);
        comparison.differences().forEach(System.out::println);
        System.out.printf(
                "%,d rules, %,d texts: %,d matches, %,d texts differ%n",
                comparison.rules(), comparison.texts(), comparison.matches(), comparison.different());
        System.exit(comparison.different() == 0 ? 0 : 1);
    }
}
