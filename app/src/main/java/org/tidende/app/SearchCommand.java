package org.tidende.app;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.tidende.contract.Language;
import org.tidende.sink.ArticleSearch;
import org.tidende.sink.SearchQuery;
import org.tidende.sink.SearchResult;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks the index. */
@Command(
        name = "search",
        description = "Finds articles by their words, actors, topics and language.",
        mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
    private static final int MOST = 1_000;

    @Mixin
    ConfigOption config;

    @Mixin
    IndexOptions index;

    @Parameters(
            paramLabel = "QUERY",
            description = "Words that must all be there, \"phrases\", | for or, - for not; * for all articles.")
    String query;

    @Option(names = "--actor", paramLabel = "A", description = "Name or URI of an actor that must be tagged.")
    String actor;

    @Option(names = "--topic", paramLabel = "T", description = "Name or URI of a topic that must be tagged.")
    String topic;

    @Option(names = "--language", paramLabel = "L", description = "Language of the article, for instance da.")
    String language;

    @Option(
            names = "--from",
            paramLabel = "D",
            description = "Earliest date that the publisher gave the article: a day, or a date and time with its zone.")
    String from;

    @Option(
            names = "--to",
            paramLabel = "D",
            description = "Latest such date; a day is meant with all its hours (UTC).")
    String to;

    @Option(
            names = "--size",
            paramLabel = "N",
            defaultValue = "10",
            description = {"At most so many hits, 1,000 or fewer.", "Default: ${DEFAULT-VALUE}"})
    int size;

    @Option(names = "--json", description = "Prints one JSON object with total and hits.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (size < 0 || size > MOST) {
            throw wrong("--size must be 0 to " + MOST + ", is " + size);
        }
        if (language != null && Language.of(language).isEmpty()) {
            throw wrong("--language " + language + " is not a language that is known here");
        }
        SearchQuery question = question();
        LogSetup.quiet();
        try (ArticleSearch search = new ArticleSearch(index.client(), index.prefix)) {
            SearchResult result = search.search(question);
            SearchOutput output = new SearchOutput(spec.commandLine().getOut());
            if (json) {
                output.json(result);
            } else {
                output.text(result);
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private SearchQuery question() {
        try {
            return new SearchQuery(
                    query,
                    actor,
                    topic,
                    language == null
                            ? null
                            : Language.of(language).orElseThrow().code(),
                    from == null ? null : TimeText.start(from),
                    to == null ? null : TimeText.end(to),
                    size);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
