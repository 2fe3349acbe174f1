package org.tidende.enrich.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.lucene.util.IntsRefBuilder;
import org.apache.lucene.util.fst.FST;
import org.apache.lucene.util.fst.FSTCompiler;
import org.apache.lucene.util.fst.NoOutputs;

/** Lucene's FST over the letters of names, parted by single spaces: an oracle that shares neither hashes nor tables with ours. */
public final class NameTrie {
    private final FST<Object> fst;

    /** @param names folded, words parted by single spaces */
    public NameTrie(Collection<String> names) {
        try {
            FSTCompiler<Object> compiler =
                    new FSTCompiler.Builder<>(FST.INPUT_TYPE.BYTE2, NoOutputs.getSingleton()).build();
            IntsRefBuilder letters = new IntsRefBuilder();
            for (String name : new TreeSet<>(names)) {
                letters.clear();
                name.chars().forEach(letters::append);
                compiler.add(letters.get(), NoOutputs.getSingleton().getNoOutput());
            }
            fst = FST.fromFSTReader(compiler.compile(), compiler.getFSTReader());
        } catch (IOException e) {
            throw new UncheckedIOException("an FST in memory was not made", e);
        }
    }

    /** Bytes that it takes. */
    public long memory() {
        return fst.ramBytesUsed();
    }

    /**
     * Names in a text, leftmost and longest, whole words only.
     *
     * @param text folded, words parted by single spaces; a line feed between two that no name spans
     * @return begin and end of each, packed as {@code begin << 32 | end}
     */
    public List<Long> find(String text) {
        List<Long> found = new ArrayList<>();
        FST.BytesReader reader = fst.getBytesReader();
        FST.Arc<Object> arc = new FST.Arc<>();
        int length = text.length();
        int begin = 0;
        try {
            while (begin < length) {
                int end = longest(text, begin, length, reader, arc);
                if (end > begin) {
                    found.add((long) begin << 32 | end);
                    begin = end;
                } else {
                    while (begin < length && text.charAt(begin) > ' ') {
                        begin++;
                    }
                }
                while (begin < length && text.charAt(begin) <= ' ') {
                    begin++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an FST in memory was not read", e);
        }
        return found;
    }

    private int longest(String text, int begin, int length, FST.BytesReader reader, FST.Arc<Object> arc)
            throws IOException {
        fst.getFirstArc(arc);
        int end = -1;
        for (int i = begin; i < length; i++) {
            if (fst.findTargetArc(text.charAt(i), arc, arc, reader) == null) {
                break;
            }
            if (arc.isFinal() && (i + 1 == length || text.charAt(i + 1) <= ' ')) {
                end = i + 1;
            }
        }
        return end;
    }
}
