package org.tidende.benchmarks;

import java.util.List;
import org.tidende.contract.Records;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.topic.TopicMarks;

/**
 * Precision and recall of the shipped topic rules on labelled texts, by topic and language: {@code TopicScoreRun tuning|sealed}. The
 * sealed half is for one run, when the rules are done; no single text of it is shown.
 */
public final class TopicScoreRun {
    private TopicScoreRun() {}

    public static void main(String[] arguments) {
        String half = arguments.length == 1 ? arguments[0] : "";
        if (!half.equals("tuning") && !half.equals("sealed")) {
            System.err.println("TopicScoreRun: give the half of the labelled texts, tuning or sealed");
            System.exit(2);
        }
        Records.trust();
        Dictionaries dictionaries = Dictionaries.load(List.of(), true);
        TopicMarks marks =
                half.equals("sealed") ? TopicMarks.ofSealed(dictionaries) : TopicMarks.ofTuning(dictionaries);
        System.out.print(marks.table());
    }
}
