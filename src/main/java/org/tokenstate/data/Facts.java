package org.tokenstate.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;

/** The facts of one table by identifier, in the order of the table. */
public final class Facts {
    private final Map<String, Fact> facts = new LinkedHashMap<>();

    private Facts() {}

    static Facts read(String name) {
        Facts all = new Facts();
        for (CsvTable.Row r : CsvTable.bundled(name + ".csv").rows()) {
            all.facts.put(
                    r.text("id"),
                    new Fact(
                            r.text("id"),
                            r.text("group"),
                            r.text("quantity"),
                            r.text("area"),
                            r.text("period"),
                            r.number("value"),
                            r.text("text_value"),
                            r.text("unit"),
                            r.number("low"),
                            r.number("high"),
                            r.text("source"),
                            r.text("address"),
                            Evidence.of(r.text("evidence")),
                            r.text("note")));
        }
        return all;
    }

    /**
     * A fact.
     *
     * @param id its identifier
     * @return the fact
     * @throws InputException if there is none, with the nearest identifiers
     */
    public Fact get(String id) {
        return Nearest.get("fact", id, facts);
    }

    /**
     * {@return all facts in the order of the table}
     */
    public List<Fact> all() {
        return List.copyOf(facts.values());
    }
}
