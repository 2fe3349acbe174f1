package org.tidende.benchmarks;

import java.util.List;
import org.tidende.contract.Records;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.topic.TopicMarks;

/**
 * Precision and recall of the shipped topic rules on labelled texts, by topic and language:
 * {@code TopicScoreRun tuning|sealed|sealed-before}. Only {@code tuning} says which texts went wrong. The sealed half is for one run,
 * when the rules are done; {@code sealed-before} is the one that had its run earlier.
 */
public final class TopicScoreRun {
    private TopicScoreRun() {}

    public static void main(String[] arguments) {
        Records.trust();
        Dictionaries dictionaries = Dictionaries.load(List.of(), true);
        switch (arguments.length == 1 ? arguments[0] : "") {
            case "tuning" -> {
                TopicMarks marks = TopicMarks.ofTuning(dictionaries);
                System.out.println(marks.table() + marks.faults());
            }
            case "sealed" -> System.out.print(TopicMarks.ofSealed(dictionaries).table());
            case "sealed-before" ->
                System.out.print(TopicMarks.ofSealedBefore(dictionaries).table());
            default -> {
                System.err.println(
                        "TopicScoreRun: give the half of the labelled texts, tuning, sealed or sealed-before");
                System.exit(2);
            }
        }
    }
}
