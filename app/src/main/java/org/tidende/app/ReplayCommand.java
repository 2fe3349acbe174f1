package org.tidende.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tidende.contract.KafkaTopics;
import org.tidende.enrich.CandidateDictionaries;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.file.FileFault;
import org.tidende.enrich.replay.ReplayCopier;
import org.tidende.enrich.replay.ReplayException;
import org.tidende.enrich.replay.ReplayGuard;
import org.tidende.enrich.replay.ReplayProgress;
import org.tidende.enrich.replay.ReplayRequest;
import org.tidende.enrich.replay.TagComparison;
import org.tidende.enrich.replay.TagDifferences;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tags history anew. */
@Command(
        name = "replay",
        description = {
            "Has collected articles tagged anew, with the dictionaries that are in force, while everything runs. Corrections that come"
                    + " meanwhile stay, live articles go first.",
            "Ctrl-C pauses it, and --resume goes on. With --compare nothing is written: it shows what other dictionaries would change."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    @Mixin
    ConfigOption config;

    @Mixin
    KafkaOptions kafka;

    @Option(names = "--from", paramLabel = "D", description = "Collected on this day or after this moment.")
    String from;

    @Option(names = "--to", paramLabel = "D", description = "Collected by this day or before this moment.")
    String to;

    @Option(
            names = "--feed",
            paramLabel = "F",
            description = "Only articles of this feed, by its address. May be repeated.")
    List<String> feeds = new ArrayList<>();

    @Option(
            names = "--language",
            paramLabel = "L",
            split = ",",
            description = "Only articles in this language, as it is found from the text. May be repeated.")
    List<String> languages = new ArrayList<>();

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description = {
                "Copies at most so many articles a second.",
                "Default: ${DEFAULT-VALUE}, as many as don't keep live ones waiting"
            })
    int rate;

    @Option(names = "--id", paramLabel = "ID", description = "Name of the replay; without it the time it began.")
    String id;

    @Option(names = "--resume", paramLabel = "ID", description = "Goes on with a replay that was paused or killed.")
    String resume;

    @Option(names = "--list", description = "Shows the replays of the last days and how far each is.")
    boolean list;

    @Option(
            names = "--compare",
            paramLabel = "DIR",
            description =
                    "Writes nothing: shows which tags the dictionaries in a folder or file would add and take away.")
    Path compare;

    @Option(names = "--no-default-gazetteer", description = "With --compare: leaves out the actors that come with it.")
    boolean noDefaultGazetteer;

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "3",
            description = {"With --compare: articles shown of each gain and loss.", "Default: ${DEFAULT-VALUE}"})
    int examples;

    @Option(names = "--json", description = "With --list and --compare: JSON, one object a line.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        boolean onKnown = resume != null || list;
        if (resume != null && list
                || onKnown == (from != null)
                || onKnown
                        && (to != null || !feeds.isEmpty() || !languages.isEmpty() || compare != null || id != null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "give --from for a new replay or a comparison, with --to, --feed and --language, or else --resume or --list");
        }
        LogSetup.quiet();
        try {
            if (list) {
                list();
            } else if (compare != null) {
                compare(request());
            } else {
                replay();
            }
            return CommandLine.ExitCode.OK;
        } catch (ReplayException | FileFault e) {
            throw new CommandException(e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private ReplayRequest request() {
        Instant start = TimeText.start(from);
        return new ReplayRequest(start, to == null ? null : TimeText.end(to), feeds, languages);
    }

    private void list() throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        List<ReplayProgress> known = ReplayCopier.list(kafka.impatientClient(), kafka.topics());
        if (json) {
            for (ReplayProgress one : known) {
                out.println(new ReplayJson().progress(one));
            }
        } else {
            TextTable table = new TextTable(
                    List.of("replay", "from", "to", "done", "copied", "not asked for", "unreadable"),
                    60,
                    24,
                    24,
                    24,
                    12,
                    13,
                    10);
            known.forEach(one -> table.add(List.of(
                    one.id(),
                    one.request().from().toString(),
                    one.request().to() == null ? "" : one.request().to().toString(),
                    one.done() + " of " + one.all(),
                    Long.toString(one.copied()),
                    Long.toString(one.passed()),
                    Long.toString(one.unreadable()))));
            table.print(out);
            out.println(known.size() + " replays");
        }
        out.flush();
    }

    private void compare(ReplayRequest request) throws JsonProcessingException {
        if (!Files.isReadable(compare)) {
            throw new CommandException("there is no file or folder " + compare + " that can be read");
        }
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Object> client = kafka.impatientClient();
        Dictionaries candidate =
                CandidateDictionaries.read(client, kafka.topics(), List.of(compare), !noDefaultGazetteer);
        TagDifferences differences = new TagComparison(client, kafka.topics(), candidate, Math.max(0, examples))
                .run(request, articles -> {});
        if (json) {
            out.println(new ReplayJson().differences(differences));
        } else {
            ReplayComparison.print(differences, out);
        }
        out.flush();
    }

    private void replay() {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Object> client = kafka.impatientClient();
        KafkaTopics topics = kafka.topics();
        ReplayRequest request = resume == null ? request() : null;
        String name = resume != null
                ? resume
                : id != null ? id : ID.format(InstantSource.system().instant().atOffset(ZoneOffset.UTC));
        boolean[] done = new boolean[1];
        ReplayCopier copier = new ReplayCopier(client, topics, name, rate);
        new ReplayGuard(client, topics)
                .check(request)
                .forEach(warning -> spec.commandLine().getErr().println("tidende: " + warning));
        try (Shutdown shutdown = new Shutdown(false);
                ReplayScreen screen =
                        new ReplayScreen(out, Boolean.getBoolean("tidende.terminal"), new TerminalWidth())) {
            if (request != null) {
                copier.begin(request);
            }
            out.println("replay " + name + (request == null ? " goes on" : " begins"));
            out.flush();
            // Said after the copier has ended, for what is closed last was opened first.
            shutdown.closing(() -> {
                if (!done[0]) {
                    out.println("not at its end; it goes on with: tidende replay --resume " + name);
                    out.flush();
                }
            });
            shutdown.closing(copier);
            ReplayProgress end = copier.run(screen::show);
            done[0] = end.isDone();
            if (end.isDone()) {
                screen.close();
                out.println(String.format(
                        Locale.ROOT,
                        "replay %s is done: %,d copied, %,d not asked for, %,d unreadable",
                        name,
                        end.copied(),
                        end.passed(),
                        end.unreadable()));
                out.flush();
            }
        }
    }
}
