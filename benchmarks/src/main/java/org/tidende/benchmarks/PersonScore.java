package org.tidende.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tidende.contract.Records;
import org.tidende.contract.record.ActorTag;
import org.tidende.contract.record.ActorType;
import org.tidende.contract.record.Mention;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.Enricher;

/**
 * People: of the marked persons whose name follows a title in the text, how many we find, and of the places that we tag as persons,
 * how many lie on a marked person or organisation. Both with the misses by kind. Titles are those of a short list of this class, and not
 * those that tagging knows. Arguments: folder of corpora packed by gzip (UNER, NorNE), result file, and optionally a file for the
 * misses themselves, which hold the corpora's text and are nobody's to publish.
 */
public final class PersonScore {
    private static final int SENTENCES = 10;
    private static final LocalDate DAY = LocalDate.of(2010, 1, 1);
    private static final Map<String, String> LANGUAGES =
            Map.of("nob", "nb", "nno", "nn", "da_", "da", "sv_", "sv", "hr_", "hr", "en_", "en");

    private static final Map<String, Set<String>> TITLES = Map.of(
            "da",
                    titles("minister statsminister udenrigsminister finansminister justitsminister forsvarsminister"
                            + " præsident kansler direktør formand næstformand generalsekretær ambassadør"
                            + " professor lektor forsker analytiker økonom advokat anklager dommer biskop"
                            + " borgmester general oberst kaptajn major kriminalinspektør politidirektør redaktør"
                            + " chefredaktør journalist korrespondent læge overlæge forfatter instruktør træner"
                            + " landstræner talsmand talskvinde ordfører partileder afdelingschef dr doktor hr fru"
                            + " kong dronning prins prinsesse pave"),
            "nb",
                    titles("minister statsminister utenriksminister finansminister justisminister forsvarsminister"
                            + " statsråd president kansler direktør leder nestleder generalsekretær ambassadør"
                            + " professor forsker analytiker økonom advokat aktor dommer biskop ordfører general"
                            + " oberst kaptein major politimester politidirektør redaktør sjefredaktør journalist"
                            + " korrespondent lege overlege forfatter regissør trener landslagstrener talsmann"
                            + " talskvinne partileder representanten stortingsrepresentant dr doktor herr fru kong"
                            + " kongen dronning prins prinsesse pave"),
            "sv",
                    titles("minister statsminister utrikesminister finansminister justitieminister försvarsminister"
                            + " statsråd president kansler direktör ordförande generalsekreterare generaldirektör"
                            + " ambassadör professor docent lektor forskare ekonom advokat åklagare domare biskop"
                            + " borgmästare landshövding general överste kapten major polismästare redaktör"
                            + " chefredaktör journalist korrespondent läkare överläkare författare regissör"
                            + " tränare förbundskapten talesman partiledare riksdagsledamot rektor dr doktor prof"
                            + " doc hr herr fru kung drottning prins prinsessa påve"),
            "hr",
                    titles("ministar ministra ministru ministrom ministrica premijer premijera premijeru premijerom"
                            + " premijerka predsjednik predsjednika predsjedniku predsjednikom predsjednica"
                            + " potpredsjednik kancelar direktor direktora direktorica ravnatelj ravnateljica"
                            + " tajnik veleposlanik profesor profesorica analitičar odvjetnik odvjetnica sudac"
                            + " sutkinja biskup nadbiskup kardinal gradonačelnik gradonačelnica župan general"
                            + " generala pukovnik načelnik glasnogovornik glasnogovornica zastupnik zastupnica"
                            + " trener izbornik redatelj redatelja književnik pisac dr gospodin gospodina gospođa"
                            + " gospođe kralj kraljica papa"),
            "en",
                    titles("president minister secretary chancellor premier director chairman chairwoman chair ceo"
                            + " ambassador envoy professor researcher analyst economist lawyer attorney prosecutor"
                            + " judge justice bishop archbishop cardinal mayor governor senator congressman"
                            + " congresswoman representative general admiral colonel captain major lieutenant"
                            + " sergeant commissioner inspector detective editor correspondent author coach"
                            + " spokesman spokeswoman spokesperson speaker leader chief mr mrs ms dr sir king"
                            + " queen prince princess pope"));

    private final Dictionaries dictionaries = Dictionaries.load(List.of(), true);
    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
    private final PrintStream misses;

    private PersonScore(PrintStream misses) {
        this.misses = misses;
    }

    private static Set<String> titles(String words) {
        return Set.copyOf(Arrays.asList(words.split(" ")));
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2 || !Files.isDirectory(Path.of(arguments[0]))) {
            System.err.println("PersonScore: give the folder of corpora and the result file");
            System.exit(2);
        }
        Records.trust();
        try (PrintStream misses = arguments.length > 2
                        ? new PrintStream(arguments[2], StandardCharsets.UTF_8)
                        : new PrintStream(PrintStream.nullOutputStream());
                Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            PersonScore score = new PersonScore(misses);
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                String language = LANGUAGES.get(name.substring(0, Math.min(3, name.length())));
                if (language != null && (name.endsWith(".iob2.gz") || name.endsWith(".conll.gz"))) {
                    score.corpus(file, language);
                }
            }
            score.write(Path.of(arguments[1]));
        }
    }

    private void corpus(Path file, String language) throws IOException {
        for (TaggedText text : TaggedText.read(file, SENTENCES)) {
            List<TaggedText.Span> found = new ArrayList<>();
            for (ActorTag tag : Enricher.enrich("", null, text.text(), language, DAY, dictionaries)
                    .actors()) {
                if (tag.getType() == ActorType.person) {
                    for (Mention mention : tag.getMentions()) {
                        int start = text.text().offsetByCodePoints(0, mention.getStart());
                        int end = text.text().offsetByCodePoints(start, mention.getEnd() - mention.getStart());
                        found.add(new TaggedText.Span(start, end, mention.getRule()));
                        judge(language, text, start, end, mention);
                    }
                }
            }
            text.names().stream()
                    .filter(name -> name.kind().contains("PER"))
                    .forEach(name -> titled(language, text, name, found));
        }
    }

    private void judge(String language, TaggedText text, int start, int end, Mention mention) {
        count(language, "tagged");
        List<String> under = text.names().stream()
                .filter(name -> name.overlaps(start, end))
                .map(TaggedText.Span::kind)
                .toList();
        if (under.stream().anyMatch(kind -> kind.contains("PER") || kind.contains("ORG"))) {
            count(language, "onPersonOrOrganisation");
            return;
        }
        String kind = "tag " + (under.isEmpty() ? "on nothing" : "on " + under.getFirst()) + ", " + mention.getRule();
        count(language, kind);
        print(language, kind, text.text(), start, end);
    }

    private void titled(String language, TaggedText text, TaggedText.Span name, List<TaggedText.Span> found) {
        String title = wordBefore(text.text(), name.start());
        if (!TITLES.get(language.equals("nn") ? "nb" : language).contains(title)) {
            return;
        }
        count(language, "titled");
        if (found.stream().anyMatch(span -> span.overlaps(name.start(), name.end()))) {
            count(language, "titledFound");
            return;
        }
        String words = text.text().substring(name.start(), name.end());
        String kind = "missed, "
                + (words.indexOf(' ') < 0 ? "one word" : words.indexOf('.') > 0 ? "with initials" : "several words");
        count(language, kind);
        print(language, kind, text.text(), name.start(), name.end());
    }

    /** The word before a name, one space and perhaps a full stop away, in small letters; empty where there is none. */
    private static String wordBefore(String text, int start) {
        if (start < 2 || text.charAt(start - 1) != ' ') {
            return "";
        }
        int end = text.charAt(start - 2) == '.' ? start - 2 : start - 1;
        int begin = end;
        while (begin > 0 && Character.isLetter(text.charAt(begin - 1))) {
            begin--;
        }
        return text.substring(begin, end).toLowerCase(Locale.ROOT);
    }

    private void print(String language, String kind, String text, int start, int end) {
        misses.println(language + "\t" + kind + "\t"
                + text.substring(Math.max(0, start - 40), start).replace('\n', '|') + ">>" + text.substring(start, end)
                + "<<"
                + text.substring(end, Math.min(text.length(), end + 40)).replace('\n', '|'));
    }

    private void count(String language, String kind) {
        counts.computeIfAbsent(language, key -> new TreeMap<>()).merge(kind, 1, Integer::sum);
        counts.computeIfAbsent("all", key -> new TreeMap<>()).merge(kind, 1, Integer::sum);
    }

    private void write(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode result = json.createObjectNode();
        counts.forEach((language, kinds) -> {
            ObjectNode node = result.putObject(language);
            kinds.forEach(node::put);
            share(node, "shareOfTitledFound", kinds, "titledFound", "titled");
            share(node, "shareOnPersonOrOrganisation", kinds, "onPersonOrOrganisation", "tagged");
        });
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, json.writeValueAsString(result) + "\n");
        System.out.println(json.writeValueAsString(result));
    }

    private static void share(ObjectNode node, String name, Map<String, Integer> kinds, String part, String whole) {
        int all = kinds.getOrDefault(whole, 0);
        if (all > 0) {
            node.put(name, Math.round(kinds.getOrDefault(part, 0) * 10_000.0 / all) / 10_000.0);
        }
    }
}
