package org.tidende.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How many of the texts in {@code actors/*.yaml} get the actors they are about; prints what went wrong. */
class ActorCasesTest {
    private static final double FLOOR_OF_TRAPS = 0.96;
    private static final double FLOOR_OF_REPORTS = 0.97;

    @Test
    void shouldStepIntoFewTraps() {
        // When
        List<ActorCase.Verdict> verdicts = ActorCase.read("traps.yaml", "traps").stream()
                .map(trap -> trap.judge(TestDictionaries.shipped()))
                .toList();

        // Then
        Map<String, String> table = new TreeMap<>();
        verdicts.stream()
                .collect(Collectors.groupingBy(verdict -> verdict.of().language()))
                .forEach((language, some) -> table.put(language, right(some) + " of " + some.size()));
        String report = right(verdicts) + " of " + verdicts.size() + " right " + table + "\n"
                + verdicts.stream()
                        .filter(verdict -> !verdict.right())
                        .map(Object::toString)
                        .collect(Collectors.joining("\n"));
        System.out.println(report);
        assertThat(verdicts).as(report).allMatch(verdict -> verdict.grave().isEmpty());
        assertThat(right(verdicts) / (double) verdicts.size()).as(report).isGreaterThanOrEqualTo(FLOOR_OF_TRAPS);
    }

    @Test
    void shouldFindMostActorsOfAReport() {
        // When
        List<ActorCase.Verdict> verdicts = ActorCase.read("reports.yaml", "reports").stream()
                .map(report -> report.judge(TestDictionaries.shipped()))
                .toList();

        // Then
        int wanted = verdicts.stream()
                .mapToInt(verdict ->
                        verdict.of().actors().size() + verdict.of().unlisted().size())
                .sum();
        int missing =
                verdicts.stream().mapToInt(verdict -> verdict.missing().size()).sum();
        String report = (wanted - missing) + " of " + wanted + " found\n"
                + verdicts.stream().map(Object::toString).collect(Collectors.joining("\n"));
        System.out.println(report);
        assertThat((wanted - missing) / (double) wanted).as(report).isGreaterThanOrEqualTo(FLOOR_OF_REPORTS);
    }

    private static long right(List<ActorCase.Verdict> verdicts) {
        return verdicts.stream().filter(ActorCase.Verdict::right).count();
    }
}
