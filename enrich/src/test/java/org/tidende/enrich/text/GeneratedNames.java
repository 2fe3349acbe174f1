package org.tidende.enrich.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * Names and texts in ten languages that look like real ones and belong to nobody: people of two and three words, organisations of
 * up to five, in four scripts; texts with a name about each hundred bytes, some of them inflected. The same seed makes the same.
 */
public final class GeneratedNames {
    private static final Tongue[] TONGUES = {
        new Tongue(
                "en",
                "the government said on monday that talks about a new agreement would begin next week while prices had risen",
                "wil har ed nor al ber hen gre ston ley ton ford son man well by wick more",
                "National Council of|Society for|Union of|Bank of|University of",
                ""),
        new Tongue(
                "da",
                "regeringen sagde mandag at forhandlingerne om en ny aftale begynder i næste uge fordi priserne er steget",
                "an ni kir sø møl ras knud hol berg gaard sen sted lund by skov bæk strup toft",
                "Foreningen af|Rådet for|Banken i|Forbundet for",
                "s"),
        new Tongue(
                "de",
                "die regierung sagte am montag dass die gespräche über ein neues abkommen in der nächsten woche beginnen",
                "hein klaus mül wer gün bach stein mann feld berg hau ser dorf wald kirch hofer lein rich",
                "Verband der|Gesellschaft für|Bank von|Rat der",
                "s"),
        new Tongue(
                "fr",
                "le gouvernement a dit lundi que les discussions sur un nouvel accord commenceront la semaine prochaine",
                "bel cha mon du val lau ren mar tin gé rard clé mont pré fon taine vil lier roux",
                "Conseil de|Société des|Banque de|Union pour",
                ""),
        new Tongue(
                "es",
                "el gobierno dijo el lunes que las conversaciones sobre un nuevo acuerdo empezarán la semana que viene",
                "car mar gon zá lez fer nán dez san ro ja pe ña mo ra les vi lla cruz",
                "Consejo de|Sociedad de|Banco de|Unión por",
                ""),
        new Tongue(
                "pl",
                "rząd powiedział w poniedziałek że rozmowy o nowej umowie zaczną się w przyszłym tygodniu bo ceny wzrosły",
                "ka zi mierz wal now ski cki kow al czyk lew an dow grze gorz pio tr szy dło",
                "Związek|Rada|Bank|Towarzystwo",
                "a owi em"),
        new Tongue(
                "tr",
                "hükümet pazartesi günü yeni bir anlaşma görüşmelerinin gelecek hafta başlayacağını söyledi çünkü fiyatlar arttı",
                "meh met yıl maz öz türk çe lik kay a gül şen er do ğan ay dın ars lan",
                "Birliği|Konseyi|Bankası|Derneği",
                "in da"),
        new Tongue(
                "ru",
                "правительство сообщило в понедельник что переговоры о новом соглашении начнутся на следующей неделе из-за цен",
                "ива пет сер ге але кса ник ола вол ков мор оз бел кин нов ский лав рен тье куз",
                "Совет|Союз|Банк|Общество",
                "а у ом"),
        new Tongue(
                "ar",
                "قالت الحكومة يوم الاثنين إن المحادثات حول اتفاق جديد ستبدأ الأسبوع المقبل لأن الأسعار ارتفعت",
                "مح مد عب دال رح من خا لد سع يد نا صر فا رس با سم طا ها حس ين",
                "مجلس|اتحاد|بنك|جمعية",
                ""),
        new Tongue(
                "zh",
                "政府 星期一 表示 关于 新 协议 的 谈判 将 于 下周 开始 因为 能源 价格 上涨 许多 工人 无法 支付",
                "王 李 张 刘 陈 杨 黄 赵 周 吴 徐 孙 马 朱 胡 郭 何 林 罗 高 伟 芳 娜 秀 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 兰 霞 平 刚 桂",
                "委员会|银行|大学|协会",
                ""),
    };

    private GeneratedNames() {}

    /** A language: words, syllables of names, beginnings of organisations, endings. */
    private record Tongue(String code, String[] words, String[] syllables, String[] beginnings, String[] endings) {
        Tongue(String code, String words, String syllables, String beginnings, String endings) {
            this(code, words.split(" "), syllables.split(" "), beginnings.split("\\|"), endings.split(" "));
        }

        boolean spaced() {
            return !code.equals("zh");
        }
    }

    /** The languages of the texts, BCP 47. */
    public static List<String> languages() {
        return List.of(TONGUES).stream().map(Tongue::code).toList();
    }

    /** Different names, as equally shared by the languages as their number allows. */
    public static List<String> names(int count, long seed) {
        Random random = new Random(seed);
        Set<String> known = HashSet.newHashSet(count);
        List<String> names = new ArrayList<>(count);
        while (names.size() < count) {
            String name = name(TONGUES[names.size() % TONGUES.length], random);
            if (known.add(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /**
     * A text.
     *
     * @param language one of {@link #languages}
     * @param names some of which stand in it
     * @param bytes of it in UTF-8, at least
     */
    public static String text(String language, List<String> names, int bytes, long seed) {
        Random random = new Random(seed);
        int number = languages().indexOf(language);
        Tongue tongue = TONGUES[number];
        String space = tongue.spaced() ? " " : "";
        StringBuilder text = new StringBuilder(bytes);
        int written = 0;
        boolean sentence = true;
        while (written < bytes) {
            String word = tongue.words[random.nextInt(tongue.words.length)];
            if (random.nextInt(14) == 0) {
                // The name of somebody of this language, and now and then of another one.
                int pick = random.nextInt(names.size() / TONGUES.length) * TONGUES.length;
                word = names.get(pick + (random.nextInt(5) == 0 ? random.nextInt(TONGUES.length) : number))
                        + (random.nextInt(3) == 0 ? tongue.endings[random.nextInt(tongue.endings.length)] : "");
            } else if (sentence) {
                word = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
            }
            sentence = random.nextInt(13) == 0;
            String gap = sentence ? (tongue.spaced() ? ". " : "。") + (random.nextInt(6) == 0 ? "\n\n" : "") : space;
            text.append(word).append(gap);
            written += utf8(word) + utf8(gap);
        }
        return text.toString();
    }

    private static int utf8(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
        }
        return bytes;
    }

    private static String name(Tongue tongue, Random random) {
        if (!tongue.spaced()) {
            String person = syllables(tongue, random, 2 + random.nextInt(3));
            return random.nextInt(5) == 0
                    ? person + tongue.beginnings[random.nextInt(tongue.beginnings.length)]
                    : person;
        }
        return switch (random.nextInt(10)) {
            case 0, 1 -> tongue.beginnings[random.nextInt(tongue.beginnings.length)] + " " + word(tongue, random);
            case 2 -> word(tongue, random) + " " + word(tongue, random) + "-" + word(tongue, random);
            case 3 -> word(tongue, random) + " " + word(tongue, random).charAt(0) + ". " + word(tongue, random);
            default -> word(tongue, random) + " " + word(tongue, random);
        };
    }

    private static String word(Tongue tongue, Random random) {
        String word = syllables(tongue, random, 2 + random.nextInt(3));
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String syllables(Tongue tongue, Random random, int count) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < count; i++) {
            word.append(tongue.syllables[random.nextInt(tongue.syllables.length)]);
        }
        return word.toString();
    }
}
