package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.equations.Chapter;

/**
 * The tables that give the text its sets: places, origins, markets and tiers, the attributes of their elements, and which
 * element plays a part of its own. An attribute is a column of its table; a cell is an expression of the text.
 *
 * @param sets the table of each set; its column of the set's name has the elements
 * @param attributes columns {@code attribute, table, index, unit, description}
 * @param roles columns {@code role, place, description}
 */
record ModelTables(Map<String, CsvTable> sets, CsvTable attributes, CsvTable roles) {
    /** The row of places that a country without a row of its own takes. */
    static final String TAKER = "other";

    static final String PLACE = "place";
    private static final List<String> SETS = List.of(PLACE, "origin", "market", "tier");

    static ModelTables bundled() {
        return of(CsvTable::bundled);
    }

    /** Reads the tables; {@code open} opens one by its file name. */
    static ModelTables of(Function<String, CsvTable> open) {
        Map<String, CsvTable> sets = new LinkedHashMap<>();
        for (String set : SETS) {
            CsvTable table = open.apply(set + "s.csv").require(set);
            List<CsvTable.Row> rows = table.rows();
            for (int i = 0; i < rows.size() - 1; i++) {
                if (rows.get(i).requiredText(set).equals(TAKER)) {
                    throw rows.get(i).fault(set, "'" + TAKER + "' must be the last row");
                }
            }
            sets.put(set, table);
        }
        return new ModelTables(
                sets,
                open.apply("attributes.csv").require("attribute", "table", "index", "unit", "description"),
                open.apply("roles.csv").require("role", PLACE, "description"));
    }

    /** The elements of a set in order; without the taker's row where no taker is asked for. */
    List<String> elements(String set, boolean taker) {
        List<String> elements = new ArrayList<>();
        for (CsvTable.Row row : table(set).rows()) {
            String element = row.requiredText(set);
            if (taker || !element.equals(TAKER)) {
                elements.add(element);
            }
        }
        return elements;
    }

    /** Where the figures of each place come from: the code of a country or group, {@code rest} or {@code self}. */
    Map<String, String> figures() {
        Map<String, String> figures = new LinkedHashMap<>();
        table(PLACE).rows().forEach(row -> figures.put(row.requiredText(PLACE), row.requiredText("figures")));
        return figures;
    }

    /** The element that plays each part. */
    Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        roles.rows().forEach(row -> parts.put(row.requiredText("role"), row.requiredText(PLACE)));
        return parts;
    }

    private CsvTable table(String set) {
        return Objects.requireNonNull(sets.get(set), set);
    }

    /** The attributes as equations; a fault names the row of the table. */
    List<Chapter> chapters() {
        List<Chapter> chapters = new ArrayList<>();
        for (CsvTable.Row attribute : attributes.rows()) {
            String name = attribute.requiredText("attribute");
            String set = attribute.requiredText("table").replaceFirst("s$", "");
            String index = attribute.requiredText("index");
            CsvTable table = sets.get(set);
            if (table == null || !table.has(name)) {
                throw attribute.fault("table", "attribute '" + name + "' must be a column of a table of sets");
            }
            StringBuilder text = new StringBuilder(name)
                    .append('[')
                    .append(index)
                    .append("] \"")
                    .append(attribute.requiredText("unit"))
                    .append("\" =  # ")
                    .append(attribute.requiredText("description"));
            for (CsvTable.Row row : table.rows()) {
                text.append("\n    ")
                        .append(row.requiredText(name))
                        .append(" for ")
                        .append(index.charAt(0))
                        .append(" is ")
                        .append(row.requiredText(set));
            }
            chapters.add(Chapter.plain(table.file(), 1, 1, text.toString()));
        }
        return chapters;
    }
}
