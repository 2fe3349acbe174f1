package org.tidende.enrich.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.tidende.contract.Language;

/**
 * Names the language of a text from at most 600 characters of it. The script decides where it belongs to one language; else
 * OpenNLP's character n-grams weigh, what the source declares counts the more the shorter the text is, and frequent words part
 * close neighbours.
 *
 * <p>Deterministic, and safe for several threads.
 */
public final class LanguageDetector {
    private static final String MODEL = "/langdetect-183.bin";
    private static final int FEWEST_LETTERS = 8;
    private static final int CONFIDENT_LETTERS = 200;

    private static final List<Set<String>> NEIGHBOURS = List.of(
            Set.of("da", "nb", "nn", "sv"),
            Set.of("hr", "bs", "sr", "sl"),
            Set.of("cs", "sk"),
            Set.of("ru", "uk", "be", "bg", "mk", "sr"),
            Set.of("es", "pt", "gl", "ca"),
            Set.of("id", "ms"),
            Set.of("nl", "af", "de"));

    private final LanguageDetectorModel model;
    private final ThreadLocal<LanguageDetectorME> detectors;

    /**
     * Reads the model from its jar.
     *
     * @throws IllegalStateException when the jar is not on the class path
     */
    public LanguageDetector() {
        try (InputStream in = LanguageDetector.class.getResourceAsStream(MODEL)) {
            if (in == null) {
                throw new IllegalStateException("the language model " + MODEL
                        + " is not on the class path: opennlp-models-langdetect is missing");
            }
            model = new LanguageDetectorModel(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the language model " + MODEL, e);
        }
        detectors = ThreadLocal.withInitial(() -> new LanguageDetectorME(model));
    }

    /**
     * The language of a text.
     *
     * @param declared BCP 47, as the source has it; null where it says nothing
     */
    public Recognised detect(String text, String declared) {
        String prior = Language.of(declared).map(Language::code).orElse(null);
        TextSample sample = TextSample.of(text);
        if (sample.letters() < FEWEST_LETTERS && !sample.dense()) {
            return prior == null ? Recognised.NOTHING : new Recognised(prior, 30);
        }
        Optional<String> byScript = sample.languageOfScript();
        if (byScript.isPresent()) {
            return new Recognised(byScript.get(), 99);
        }
        Map<String, Double> weights = weigh(sample, prior);
        if (weights.isEmpty()) {
            return prior == null ? Recognised.NOTHING : new Recognised(prior, 30);
        }
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        // Ties go to the first in the alphabet: the map is sorted.
        String best = weights.entrySet().stream()
                .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
                .orElseThrow()
                .getKey();
        double certainty = Math.min(1, 0.5 + 0.5 * sample.letters() / CONFIDENT_LETTERS);
        int confidence = (int) Math.round(100 * weights.get(best) / sum * (best.equals(prior) ? 1 : certainty));
        return new Recognised(best, Math.clamp(confidence, 1, 100));
    }

    private Map<String, Double> weigh(TextSample sample, String prior) {
        Map<String, Double> weights = new TreeMap<>();
        String script = sample.script();
        opennlp.tools.langdetect.Language[] predicted = detectors.get().predictLanguages(sample.text());
        for (opennlp.tools.langdetect.Language one : predicted) {
            if (one.getConfidence() < 1e-6) {
                break;
            }
            Language.of(one.getLang())
                    .filter(language -> writes(language, script))
                    .ifPresent(language -> weights.merge(language.code(), one.getConfidence(), Double::sum));
        }
        if (prior != null
                && !contradicted(prior, weights, sample)
                && writes(Language.of(prior).orElseThrow(), script)) {
            // A declared language is right more often than a few words look like another one.
            double shortness = Math.min(1, (double) CONFIDENT_LETTERS / Math.max(1, sample.letters()));
            double factor = 2 + 18 * shortness * shortness;
            weights.merge(prior, 0.02 * shortness, Double::sum);
            weights.computeIfPresent(prior, (code, weight) -> weight * factor);
        }
        return favourFrequentWords(weights, sample);
    }

    /** Whether the small words of the text are another language's. */
    private static boolean contradicted(String prior, Map<String, Double> weights, TextSample sample) {
        int own = frequent(prior, sample);
        return weights.keySet().stream()
                .filter(code -> weights.get(code) > 0.05)
                .anyMatch(code -> frequent(code, sample) >= Math.max(3, 2 * own + 1));
    }

    private static int frequent(String code, TextSample sample) {
        return sample.count(Language.of(code).orElseThrow().stopWords());
    }

    /** Among neighbours the n-grams hesitate, and a handful of small words decides. */
    private static Map<String, Double> favourFrequentWords(Map<String, Double> weights, TextSample sample) {
        Map<String, Double> result = new TreeMap<>(weights);
        for (Map.Entry<String, Double> entry : weights.entrySet()) {
            for (Set<String> group : NEIGHBOURS) {
                if (group.contains(entry.getKey())) {
                    int own = sample.count(
                            Language.of(entry.getKey()).orElseThrow().stopWords());
                    int best = group.stream()
                            .filter(weights::containsKey)
                            .mapToInt(code ->
                                    sample.count(Language.of(code).orElseThrow().stopWords()))
                            .max()
                            .orElse(own);
                    result.merge(entry.getKey(), Math.pow(0.6, best - own), (a, b) -> a * b);
                }
            }
        }
        return result;
    }

    private static boolean writes(Language language, String script) {
        return script.equals(language.script())
                || script.equals("Latn") && Set.of("sr", "uz", "az").contains(language.code())
                || script.equals("Cyrl") && Set.of("uz", "az").contains(language.code());
    }
}
