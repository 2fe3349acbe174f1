package org.tidende.ingest.page;

import java.util.Locale;
import org.jsoup.nodes.Element;

/**
 * The main text of a page, looked for again with less and less trust in the page's names while it is too short to be an article.
 *
 * @param root number of the element that holds it
 * @param title number of the headline's element, that of the root where there is none
 */
record PageText(PageTree tree, int root, int title, String body) {
    /** A body shorter than this is doubted. */
    private static final int SHORT = 250;

    static PageText of(Element body, PageWords words, LinePhrases phrases, String headline) {
        PageText strict = read(PageTree.of(body, false), words, phrases, true, headline);
        if (strict.body.length() >= SHORT) {
            return strict;
        }
        PageText lenient = read(strict.tree, words, phrases, false, headline);
        PageText longer = lenient.body.length() > strict.body.length() * 2 ? lenient : strict;
        if (longer.body.length() >= SHORT) {
            return longer;
        }
        PageText unscripted = read(PageTree.of(body, true), words, phrases, true, headline);
        return unscripted.body.length() > longer.body.length() * 2 ? unscripted : longer;
    }

    private static PageText read(PageTree tree, PageWords words, LinePhrases phrases, boolean byName, String headline) {
        Boilerplate boilerplate = Boilerplate.of(tree, words, byName);
        int root = ContentFinder.find(tree, boilerplate);
        int title = title(tree, root, headline);
        return new PageText(tree, root, title, BodyText.of(tree, boilerplate, phrases, root, title, headline));
    }

    /** The first heading that says the headline, else the h1 nearest to the text. */
    private static int title(PageTree tree, int root, String headline) {
        int nearest = root;
        long distance = Long.MAX_VALUE;
        String letters = headline == null ? "" : letters(headline);
        for (int i = 0; i < tree.size(); i++) {
            String tag = tree.tag(i);
            if (!tag.equals("h1") && !tag.equals("h2")) {
                continue;
            }
            boolean same = !letters.isEmpty()
                    && tree.firstBlock[i] < tree.endBlock[i]
                    && letters(tree.blocks.get(tree.firstBlock[i]).text).equals(letters);
            if (!same && tag.equals("h2")) {
                continue;
            }
            if (same) {
                return i;
            }
            long away = Math.abs(i - root);
            if (away < distance) {
                nearest = i;
                distance = away;
            }
        }
        return nearest;
    }

    static String letters(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().filter(Character::isLetterOrDigit).forEach(out::appendCodePoint);
        return out.toString().toLowerCase(Locale.ROOT);
    }
}
