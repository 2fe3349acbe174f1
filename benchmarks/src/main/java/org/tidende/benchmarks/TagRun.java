package org.tidende.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.tidende.contract.Records;
import org.tidende.enrich.Dictionaries;
import org.tidende.enrich.Enricher;
import org.tidende.enrich.Enrichment;

/**
 * What tagging costs: generated articles in ten languages through the pure {@code Enricher} on one thread, then through {@code
 * tidende tag --batch}, then the start of {@code tidende tag FILE}. Arguments: launcher, result file, and optionally how many
 * articles. Processor time, so that other work on the machine counts little.
 */
public final class TagRun {
    private static final int ARTICLE_BYTES = 3_300;
    private static final LocalDate DAY = LocalDate.of(2024, 5, 2);
    private static final int STARTS = 7;

    private static final List<String> NAMES = List.of(
            "NATO",
            "Christine Lagarde",
            "Interfax",
            "Vladimir Putin",
            "Emmanuel Macron",
            "Angela Merkel",
            "Reuters",
            "EU");

    /** Each language: its words, then names as it writes them. */
    private static final String[][] LANGUAGES = {
        {
            "en",
            "the government said on monday that talks about a new agreement would begin next week while the opposition asked for more time "
                    + "because prices of energy had risen and many workers in the north could not pay for their houses",
            "Denmark Germany Ukraine Russia"
        },
        {
            "da",
            "regeringen sagde mandag at forhandlingerne om en ny aftale begynder i næste uge mens oppositionen bad om mere tid "
                    + "fordi priserne på energi er steget og mange arbejdere i nord ikke kan betale for deres huse",
            "Danmark Tyskland Ukraine Rusland"
        },
        {
            "de",
            "die regierung sagte am montag dass die gespräche über ein neues abkommen in der nächsten woche beginnen während die opposition "
                    + "mehr zeit verlangte weil die preise für energie gestiegen sind und viele arbeiter ihre häuser nicht bezahlen können",
            "Dänemark Deutschland Ukraine Russland"
        },
        {
            "sv",
            "regeringen sade på måndagen att samtalen om ett nytt avtal börjar nästa vecka medan oppositionen bad om mer tid "
                    + "eftersom priserna på energi har stigit och många arbetare i norr inte kan betala för sina hus",
            "Danmark Tyskland Ukraina Ryssland"
        },
        {
            "fr",
            "le gouvernement a dit lundi que les discussions sur un nouvel accord commenceront la semaine prochaine alors que les partis "
                    + "demandaient plus de temps parce que les prix ont monté et que beaucoup de gens ne peuvent pas payer leur maison",
            "Danemark Allemagne Ukraine Russie"
        },
        {
            "es",
            "el gobierno dijo el lunes que las conversaciones sobre un nuevo acuerdo empezarán la semana que viene mientras los partidos "
                    + "pedían más tiempo porque los precios han subido y muchos trabajadores del norte no pueden pagar sus casas",
            "Dinamarca Alemania Ucrania Rusia"
        },
        {
            "pl",
            "rząd powiedział w poniedziałek że rozmowy o nowej umowie zaczną się w przyszłym tygodniu a partie prosiły o więcej czasu "
                    + "ponieważ ceny energii wzrosły i wielu robotników na północy nie może zapłacić za swoje domy",
            "Dania Niemcy Ukraina Rosja"
        },
        {
            "ru",
            "правительство сообщило в понедельник что переговоры о новом соглашении начнутся на следующей неделе а партии просили больше "
                    + "времени потому что цены на энергию выросли и многие рабочие на севере не могут платить за свои дома",
            "Дания Германия Украина Россия"
        },
        {
            "ar",
            "قالت الحكومة يوم الاثنين إن المحادثات حول اتفاق جديد ستبدأ الأسبوع المقبل بينما طلبت الأحزاب المزيد من الوقت "
                    + "لأن أسعار الطاقة ارتفعت ولا يستطيع كثير من العمال في الشمال دفع ثمن بيوتهم",
            "الدانمارك ألمانيا أوكرانيا روسيا"
        },
        {"zh", "政府 星期一 表示 关于 新 协议 的 谈判 将 于 下周 开始 反对党 要求 更多 时间 因为 能源 价格 上涨 许多 工人 无法 支付 房屋", "丹麦 德国 乌克兰 俄罗斯"},
    };

    private TagRun() {}

    private record Article(String language, String headline, String body) {}

    /** Runs it and writes one JSON object. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int articles = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100_000;
        Records.trust();
        long began = System.nanoTime();
        Dictionaries dictionaries = Dictionaries.load(List.of(), true);
        double load = seconds(System.nanoTime() - began);
        double perSecond = inProcess(dictionaries, articles);
        List<String> report = new ArrayList<>();
        report.add(field("articles", articles));
        report.add(field("loadSecondsCold", load));
        report.add(field("articlesPerCpuSecond", perSecond));
        report.add(field("peakHeapMegabytes", peakHeap()));
        if (!arguments[0].equals("-")) {
            launcher(arguments[0], articles, report);
        }
        report.add("\"load\": \"" + Files.readString(Path.of("/proc/loadavg")).split(" ")[0] + "\"");
        String json = "{" + String.join(", ", report) + "}\n";
        Path file = Path.of(arguments[1]).toAbsolutePath();
        Files.createDirectories(file.getParent());
        Files.writeString(file, json);
        PrintStream out = System.out;
        out.print(json);
    }

    /** The second half is measured, on articles that were not seen before. */
    private static double inProcess(Dictionaries dictionaries, int articles) {
        long spent = 0;
        long tags = 0;
        for (int i = 0; i < articles; i++) {
            Article article = article(i);
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Enrichment found = Enricher.enrich(article.headline, null, article.body, null, DAY, dictionaries);
            if (i >= articles / 2) {
                spent += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            }
            tags += found.actors().size() + found.topics().size();
            if (!article.language.equals(found.language())) {
                throw new IllegalStateException(
                        "article " + i + " is in " + article.language + ", found " + found.language());
            }
        }
        if (tags < articles) {
            throw new IllegalStateException("only " + tags + " tags in " + articles + " articles");
        }
        return (articles - articles / 2) / seconds(spent);
    }

    private static void launcher(String launcher, int articles, List<String> report)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("tidende-tag-run");
        Path file = Files.writeString(folder.resolve("article.txt"), article(1).body);
        long[] walls = new long[STARTS];
        double[] cpus = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            long began = System.nanoTime();
            double before = childrenCpu();
            Process process = new ProcessBuilder(launcher, "tag", file.toString())
                    .redirectOutput(folder.resolve("one.json").toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            expectZero(process);
            walls[i] = System.nanoTime() - began;
            cpus[i] = childrenCpu() - before;
        }
        Arrays.sort(walls, 1, STARTS);
        Arrays.sort(cpus, 1, STARTS);
        // The first start builds or writes the archive; the median of the others is what people meet.
        report.add(field("startWallSeconds", seconds(walls[1 + (STARTS - 1) / 2])));
        report.add(field("startCpuSeconds", cpus[1 + (STARTS - 1) / 2]));

        double before = childrenCpu();
        Path result = folder.resolve("batch.json");
        Process process = new ProcessBuilder(launcher, "tag", "--batch")
                .redirectOutput(result.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedWriter lines = process.outputWriter(StandardCharsets.UTF_8)) {
            for (int i = 0; i < articles; i++) {
                Article article = article(i);
                lines.write("{\"id\":\"" + i + "\",\"headline\":\"" + article.headline + "\",\"body\":\"" + article.body
                        + "\",\"contentCreated\":\"2024-05-02\"}\n");
            }
        }
        expectZero(process);
        try (var found = Files.lines(result)) {
            long count = found.count();
            if (count != articles) {
                throw new IllegalStateException(count + " lines came back for " + articles);
            }
        }
        report.add(field("batchArticlesPerCpuSecond", articles / (childrenCpu() - before)));
    }

    private static void expectZero(Process process) throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("the launcher did not end with 0");
        }
    }

    /** Processor time of all children that have ended, launcher script and JVM, in seconds (Linux). */
    private static double childrenCpu() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0;
    }

    private static double peakHeap() {
        long peak = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            peak += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
        }
        return peak / 1e6;
    }

    private static Article article(int number) {
        Random random = new Random(number * 1_000_003L);
        String[] language = LANGUAGES[number % LANGUAGES.length];
        String[] words = language[1].split(" ");
        String[] places = language[2].split(" ");
        StringBuilder body = new StringBuilder(ARTICLE_BYTES);
        int bytes = 0;
        boolean sentence = true;
        while (bytes < ARTICLE_BYTES) {
            String word = words[random.nextInt(words.length)];
            if (random.nextInt(14) == 0) {
                word = random.nextBoolean()
                        ? NAMES.get(random.nextInt(NAMES.size()))
                        : places[random.nextInt(places.length)];
            } else if (sentence) {
                word = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
            }
            sentence = random.nextInt(13) == 0;
            body.append(word).append(sentence ? random.nextInt(5) == 0 ? ".  " : ". " : " ");
            bytes = body.length()
                    + (language[0].equals("zh") ? 2 * body.length() : 0)
                    + (language[0].equals("ru") || language[0].equals("ar") ? body.length() * 4 / 5 : 0);
        }
        return new Article(
                language[0], places[random.nextInt(places.length)] + " " + words[0] + " " + words[5], body.toString());
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    private static String field(String name, double value) {
        return "\"" + name + "\": "
                + (value == Math.rint(value) || value >= 100
                        ? String.valueOf(Math.round(value))
                        : String.format(Locale.ROOT, "%.2f", value));
    }
}
