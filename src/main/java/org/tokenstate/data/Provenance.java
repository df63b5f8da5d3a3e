package org.tokenstate.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;

/**
 * The provenance record of a table: who published it, under which licence, how it was compiled, what its columns mean and
 * what is known to be wrong with it.
 *
 * @param name the name of the table
 * @param title what it holds
 * @param licence the licence of the compiled table
 * @param evidence how its values are known when the table has no column of its own for that
 * @param compiled how it was made from its sources, and what was left out
 * @param sources the publications that it comes from
 * @param key the columns that identify a row together
 * @param columns the columns in order
 * @param faults what is known to be wrong
 */
public record Provenance(
        String name,
        String title,
        String licence,
        Optional<Evidence> evidence,
        String compiled,
        List<Source> sources,
        List<String> key,
        List<Column> columns,
        List<String> faults) {

    /** Makes the lists immutable. */
    public Provenance {
        sources = List.copyOf(sources);
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        faults = List.copyOf(faults);
    }

    /**
     * A publication.
     *
     * @param code the short code that source columns use
     * @param publisher who published it, and through whom the copy came
     * @param title its title or series
     * @param year the year of the release
     * @param address where it is found
     * @param licence its licence
     * @param retrieved the day on which it was read, ISO 8601
     */
    public record Source(
            String code,
            String publisher,
            String title,
            String year,
            String address,
            String licence,
            String retrieved) {}

    /**
     * A column.
     *
     * @param name its name, which ends in the unit where it has one
     * @param unit its unit in full
     * @param type {@code text}, {@code integer}, {@code number} or {@code date}
     * @param required whether every row has a value
     * @param minimum the least value, if bounded
     * @param maximum the greatest value, if bounded
     * @param values the values allowed; empty when any is
     * @param references the table whose first key column holds every value; empty when none
     * @param description what it means, where the name does not say it
     */
    public record Column(
            String name,
            String unit,
            String type,
            boolean required,
            OptionalDouble minimum,
            OptionalDouble maximum,
            List<String> values,
            String references,
            String description) {}

    /**
     * The publication of a code.
     *
     * @param code the code in a source column
     * @return the publication, if there is one
     */
    public Optional<Source> source(String code) {
        return sources.stream().filter(s -> s.code().equals(code)).findFirst();
    }

    /**
     * Reads a record.
     *
     * @param file what to call it in messages
     * @param yaml its text
     * @return the record
     * @throws InputException if it is not YAML of the expected keys
     */
    static Provenance parse(String file, String yaml) {
        Object root;
        try {
            root = new Load(LoadSettings.builder()
                            .setLabel(file)
                            .setAllowDuplicateKeys(false)
                            .setMaxAliasesForCollections(0)
                            .build())
                    .loadFromString(yaml);
        } catch (YamlEngineException e) {
            throw new InputException(file + ": not a readable YAML file: " + e.getMessage());
        }
        Node node = new Node(file, root);
        List<Source> sources = new ArrayList<>();
        for (Node s : node.list("sources")) {
            sources.add(new Source(
                    s.text("code"),
                    s.text("publisher"),
                    s.text("title"),
                    s.text("year"),
                    s.text("address"),
                    s.text("licence"),
                    s.text("retrieved")));
        }
        List<Column> columns = new ArrayList<>();
        for (Node c : node.list("columns")) {
            columns.add(new Column(
                    c.text("name"),
                    c.text("unit"),
                    c.text("type"),
                    Boolean.parseBoolean(c.optional("required")),
                    c.number("minimum"),
                    c.number("maximum"),
                    c.texts("values"),
                    c.optional("references"),
                    c.optional("description")));
        }
        String evidence = node.optional("evidence");
        return new Provenance(
                node.text("name"),
                node.text("title"),
                node.text("licence"),
                evidence.isEmpty() ? Optional.empty() : Optional.of(Evidence.of(evidence)),
                node.text("compiled").strip(),
                sources,
                node.texts("key"),
                columns,
                node.texts("faults"));
    }

    /** A mapping of the record under a name for messages. */
    private static final class Node {
        private final String file;
        private final Map<String, Object> map;

        Node(String file, Object value) {
            this.file = file;
            this.map = new LinkedHashMap<>();
            if (!(value instanceof Map<?, ?> m)) {
                throw new InputException(file + ": a mapping is required but there is '" + value + "'");
            }
            m.forEach((k, v) -> {
                if (v != null) {
                    map.put(String.valueOf(k), v);
                }
            });
        }

        String text(String key) {
            if (!map.containsKey(key)) {
                throw new InputException(file + ": key '" + key + "' is required in " + map);
            }
            return optional(key);
        }

        String optional(String key) {
            Object v = map.get(key);
            return v == null ? "" : String.valueOf(v);
        }

        OptionalDouble number(String key) {
            Object v = map.get(key);
            if (v == null) {
                return OptionalDouble.empty();
            }
            if (v instanceof Number n) {
                return OptionalDouble.of(n.doubleValue());
            }
            throw new InputException(file + ": " + key + " must be a number but is '" + v + "'");
        }

        List<String> texts(String key) {
            List<String> texts = new ArrayList<>();
            for (Object o : values(key)) {
                texts.add(String.valueOf(o));
            }
            return texts;
        }

        List<Node> list(String key) {
            List<Node> nodes = new ArrayList<>();
            for (Object o : values(key)) {
                nodes.add(new Node(file + ": " + key, o));
            }
            return nodes;
        }

        private List<?> values(String key) {
            Object v = map.get(key);
            if (v == null) {
                return List.of();
            }
            if (v instanceof List<?> list) {
                return list;
            }
            throw new InputException(file + ": " + key + " must be a list but is '" + v + "'");
        }
    }
}
