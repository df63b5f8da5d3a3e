package org.tokenstate.catalogue.internal;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.tokenstate.catalogue.InputException;

/**
 * A JSON or YAML document as a tree whose nodes know their line and column, so that each fault names its place. A document has at
 * most a million characters, 32 levels and no aliases.
 */
public final class LocatedTree {
    private static final int MAX_CHARACTERS = 1_000_000;
    private static final int MAX_DEPTH = 32;

    private final String file;
    private final int line;
    private final int column;
    private final @Nullable String scalar;
    private final boolean quoted;
    private final @Nullable Map<String, LocatedTree> map;
    private final @Nullable List<LocatedTree> list;

    private LocatedTree(
            String file,
            Event event,
            @Nullable String scalar,
            boolean quoted,
            @Nullable Map<String, LocatedTree> map,
            @Nullable List<LocatedTree> list) {
        this.file = file;
        this.line = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
        this.column = event.getStartMark().map(Mark::getColumn).orElse(0) + 1;
        this.scalar = scalar;
        this.quoted = quoted;
        this.map = map;
        this.list = list;
    }

    /**
     * Reads a file.
     *
     * @param path the file
     * @return its document
     * @throws InputException if the file cannot be read, is too large, or is no single document of JSON or YAML
     */
    public static LocatedTree read(Path path) {
        return parse(path.toString(), InputFile.text(path, MAX_CHARACTERS));
    }

    /**
     * Reads text.
     *
     * @param file what to call it in messages
     * @param text the text
     * @return its document
     * @throws InputException if it is no single document of JSON or YAML, a key is repeated, or it is nested too deep
     */
    public static LocatedTree parse(String file, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(MAX_CHARACTERS)
                .build();
        try {
            return build(file, new Parse(settings).parseString(text));
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            throw InputException.at(
                    file,
                    mark.map(Mark::getLine).orElse(0) + 1L,
                    mark.map(Mark::getColumn).orElse(0) + 1L,
                    "not readable as JSON or YAML: " + firstLine(e.getProblem()));
        } catch (YamlEngineException e) {
            throw InputException.at(file, 1, 1, "not readable as JSON or YAML: " + firstLine(e.getMessage()));
        }
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "unknown fault" : message.lines().findFirst().orElse("unknown fault");
    }

    private static LocatedTree build(String file, Iterable<Event> events) {
        Deque<LocatedTree> open = new ArrayDeque<>();
        Deque<Optional<LocatedTree>> keys = new ArrayDeque<>();
        LocatedTree root = null;
        for (Event event : events) {
            LocatedTree made;
            switch (event.getEventId()) {
                case Scalar -> {
                    ScalarEvent s = (ScalarEvent) event;
                    made = new LocatedTree(
                            file, event, s.getValue(), s.getScalarStyle() != ScalarStyle.PLAIN, null, null);
                }
                case MappingStart -> made = new LocatedTree(file, event, null, false, new LinkedHashMap<>(), null);
                case SequenceStart -> made = new LocatedTree(file, event, null, false, null, new ArrayList<>());
                case MappingEnd, SequenceEnd -> {
                    open.pop();
                    keys.pop();
                    continue;
                }
                case Alias -> throw at(file, event, "aliases are not allowed");
                case DocumentStart -> {
                    if (root != null) {
                        throw at(file, event, "one document is allowed but there is another");
                    }
                    continue;
                }
                default -> {
                    continue;
                }
            }
            if (root == null) {
                root = made;
            } else {
                attach(open, keys, made);
            }
            if (made.scalar == null) {
                open.push(made);
                keys.push(Optional.empty());
                if (open.size() > MAX_DEPTH) {
                    throw at(file, event, "nesting must be <= " + MAX_DEPTH + " levels but is deeper");
                }
            }
        }
        if (root == null) {
            throw InputException.at(file, 1, 1, "a document is required but the file is empty");
        }
        return root;
    }

    private static void attach(Deque<LocatedTree> open, Deque<Optional<LocatedTree>> keys, LocatedTree made) {
        LocatedTree parent = open.element();
        if (parent.list != null) {
            parent.list.add(made);
            return;
        }
        Optional<LocatedTree> key = keys.pop();
        if (key.isEmpty()) {
            if (made.scalar == null) {
                throw made.fault("a key must be text");
            }
            keys.push(Optional.of(made));
            return;
        }
        keys.push(Optional.empty());
        String name = key.get().scalar;
        if (parent.map != null && name != null && parent.map.putIfAbsent(name, made) != null) {
            throw key.get().fault("key '" + name + "' is repeated");
        }
    }

    private static InputException at(String file, Event event, String what) {
        return InputException.at(
                file,
                event.getStartMark().map(Mark::getLine).orElse(0) + 1L,
                event.getStartMark().map(Mark::getColumn).orElse(0) + 1L,
                what);
    }

    /**
     * Makes the exception for a fault of this node.
     *
     * @param what what is wrong, with value and bound
     * @return the exception, to be thrown
     */
    public InputException fault(String what) {
        return InputException.at(file, line, column, what);
    }

    /**
     * {@return what the document is called in messages}
     */
    public String file() {
        return file;
    }

    /**
     * {@return the line of the file where the node begins, from 1}
     */
    public int line() {
        return line;
    }

    /**
     * {@return the column of the line where the node begins, from 1}
     */
    public int column() {
        return column;
    }

    /**
     * {@return whether the node is null or empty}
     */
    public boolean isNull() {
        return scalar != null && !quoted && (scalar.isEmpty() || scalar.equals("null") || scalar.equals("~"));
    }

    /**
     * {@return whether the node is a mapping}
     */
    public boolean isMap() {
        return map != null;
    }

    /**
     * {@return whether the node is a list}
     */
    public boolean isList() {
        return list != null;
    }

    /**
     * The mapping.
     *
     * @param what what to call the node in a fault
     * @return its nodes by key, in the order of the file
     * @throws InputException if it is no mapping
     */
    public Map<String, LocatedTree> map(String what) {
        if (map == null) {
            throw fault(what + " must be a mapping but is " + kind());
        }
        return map;
    }

    /**
     * The mapping, whose keys must all be among the known ones.
     *
     * @param what what to call the node in a fault
     * @param known the keys that may be there
     * @return its nodes by key, in the order of the file
     * @throws InputException if it is no mapping, or has another key; the nearest is named
     */
    public Map<String, LocatedTree> map(String what, Collection<String> known) {
        Map<String, LocatedTree> content = map(what);
        content.forEach((key, value) -> {
            if (!known.contains(key)) {
                throw value.fault(what + ": " + Nearest.unknown("key", key, known));
            }
        });
        return content;
    }

    /**
     * The list.
     *
     * @param what what to call the node in a fault
     * @return its nodes in order
     * @throws InputException if it is no list
     */
    public List<LocatedTree> list(String what) {
        if (list == null) {
            throw fault(what + " must be a list but is " + kind());
        }
        return list;
    }

    /**
     * The node of a key that must be there.
     *
     * @param key the key
     * @param what what to call this node in a fault
     * @return the node of the key
     * @throws InputException if this node is no mapping, or lacks the key
     */
    public LocatedTree required(String key, String what) {
        LocatedTree found = map(what).get(key);
        if (found == null) {
            throw fault(what + ": key '" + key + "' is required but missing");
        }
        return found;
    }

    /**
     * The text.
     *
     * @param what what to call the node in a fault
     * @return the text of the scalar
     * @throws InputException if the node is null or no scalar
     */
    public String text(String what) {
        if (scalar == null || isNull()) {
            throw fault(what + " must be text but is " + kind());
        }
        return scalar;
    }

    /**
     * The number.
     *
     * @param what what to call the node in a fault
     * @return the number; finite
     * @throws InputException if the node is no finite number
     */
    public double number(String what) {
        if (scalar != null && !quoted) {
            double value = DecimalText.parse(scalar);
            if (!Double.isNaN(value)) {
                return value;
            }
        }
        throw fault(what + " must be a finite number but is " + kind());
    }

    private String kind() {
        if (map != null) {
            return "a mapping";
        }
        if (list != null) {
            return "a list";
        }
        if (isNull()) {
            return "null";
        }
        return "'" + InputException.shown(String.valueOf(scalar)) + "'";
    }
}
