package org.tidende.enrich.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value in a YAML 1.2 file that still knows its line. Every scalar is text: {@code NO} stays Norway.
 */
public final class YamlValue {
    private static final int MOST_CHARACTERS = 256 << 20;

    private final String file;
    private final String source;
    private final Node node;

    private YamlValue(String file, String source, Node node) {
        this.file = file;
        this.source = source;
        this.node = node;
    }

    private YamlValue part(Node part) {
        return new YamlValue(file, source, part);
    }

    /**
     * Reads a file's only document.
     *
     * @throws FileFault when it is not YAML, or empty
     */
    public static YamlValue read(String file, byte[] bytes) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(MOST_CHARACTERS)
                .setAllowDuplicateKeys(false)
                .build();
        String source = decode(file, bytes);
        try {
            Node node = new Compose(settings)
                    .composeString(source)
                    .orElseThrow(() -> new FileFault(file, 1, "nothing in it"));
            return new YamlValue(file, source, node);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            throw new FileFault(file, line, "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new FileFault(file, 1, "not YAML: " + e.getMessage());
        }
    }

    /** A letter that is lost on reading would be a name that is never found. */
    private static String decode(String file, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            CharBuffer out = CharBuffer.allocate(bytes.length);
            CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
            int line = 1 + (int) out.flip().chars().filter(c -> c == '\n').count();
            throw new FileFault(
                    file,
                    line,
                    "not UTF-8 (" + result.length() + " bytes from 0x"
                            + Integer.toHexString(bytes[in.position()] & 0xFF) + "); save the file as UTF-8");
        }
    }

    /** Its line, from 1. */
    public int line() {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    /** A fault at this place. */
    public FileFault fault(String problem) {
        return new FileFault(file, line(), problem);
    }

    /**
     * A fault at a character of its text: the line of the file, and the column in it.
     *
     * @param index in {@link #text}
     */
    public FileFault fault(int index, String problem) {
        if (!(node instanceof ScalarNode scalar) || node.getStartMark().isEmpty()) {
            return fault(problem);
        }
        Mark mark = node.getStartMark().get();
        int start = 0;
        for (int line = 0; line < mark.getLine(); line++) {
            start = source.indexOf('\n', start) + 1;
        }
        start = source.offsetByCodePoints(start, mark.getColumn());
        int at = ScalarPlace.of(source, start, scalar.getScalarStyle(), text(), index);
        int line =
                1 + (int) source.substring(0, at).chars().filter(c -> c == '\n').count();
        int column = 1 + source.codePointCount(source.lastIndexOf('\n', at - 1) + 1, at);
        return new FileFault(file, line, "column " + column + ": " + problem);
    }

    /** Its keys and values in the order of the file; keys other than the known ones are a fault. */
    public Map<String, YamlValue> map(Set<String> known) {
        return map(known, fault -> {
            throw fault;
        });
    }

    /** Its keys and values in the order of the file, without those that are not known; each of these is told as a fault. */
    public Map<String, YamlValue> map(Set<String> known, Consumer<FileFault> unknown) {
        Map<String, YamlValue> map = map();
        List<YamlValue> keys = keys();
        int at = 0;
        for (String key : List.copyOf(map.keySet())) {
            YamlValue place = keys.get(at++);
            if (!known.contains(key)) {
                map.remove(key);
                unknown.accept(place.fault("unknown key '" + key + "', known are "
                        + known.stream().sorted().toList()));
            }
        }
        return map;
    }

    private List<YamlValue> keys() {
        return ((MappingNode) node)
                .getValue().stream().map(tuple -> part(tuple.getKeyNode())).toList();
    }

    /** Its keys and values in the order of the file. */
    public Map<String, YamlValue> map() {
        if (!(node instanceof MappingNode mapping)) {
            throw fault("expected keys with values");
        }
        Map<String, YamlValue> map = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = part(tuple.getKeyNode()).text();
            if (map.put(key, part(tuple.getValueNode())) != null) {
                throw part(tuple.getKeyNode()).fault("key '" + key + "' stands twice");
            }
        }
        return map;
    }

    /** Whether it has keys. */
    public boolean isMap() {
        return node instanceof MappingNode;
    }

    /** Its items; a single value is a list of one. */
    public List<YamlValue> list() {
        if (!(node instanceof SequenceNode sequence)) {
            return List.of(this);
        }
        List<YamlValue> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(part(item)));
        return items;
    }

    /** Its text. */
    public String text() {
        if (!(node instanceof ScalarNode scalar)) {
            throw fault("expected a single value");
        }
        return scalar.getValue().strip();
    }

    /** Its text, which must not be empty. */
    public String required() {
        String text = text();
        if (text.isEmpty()) {
            throw fault("must not be empty");
        }
        return text;
    }

    /** Yes or no. */
    public boolean yes() {
        return switch (text()) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw fault("expected yes or no, found '" + text() + "'");
        };
    }

    /** A whole number. */
    public int number() {
        try {
            return Integer.parseInt(text());
        } catch (NumberFormatException e) {
            throw fault("expected a whole number, found '" + text() + "'");
        }
    }
}
