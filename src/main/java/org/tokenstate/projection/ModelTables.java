package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.equations.internal.Chapter;
import org.tokenstate.equations.internal.Vocabulary;

/**
 * The tables that give the text its sets. An attribute is a column of a set's table: an expression of the text, or
 * where its unit is a set an element of that set, with {@code -} for none, which the text reads as a map {@code NAME_of[…]} and as
 * a code {@code NAME_number_of[…]}. The place of an element in its own set is {@code SET_number[…]}.
 *
 * @param sets the table of each set; its column of the set's name has the elements
 * @param attributes columns {@code attribute, table, index, unit, description}
 */
record ModelTables(Map<String, CsvTable> sets, CsvTable attributes) {
    /** The sets, with the index letter of each in the text. */
    private static final Map<String, String> LETTERS = letters();

    private static final List<String> NUMBERED = List.of("region", "family", "pool");
    private static final String NONE = "-";
    static final String REGION = "region";

    private static Map<String, String> letters() {
        Map<String, String> letters = new LinkedHashMap<>();
        letters.put("region", "r");
        letters.put("channel", "c");
        letters.put("tier", "k");
        letters.put("family", "f");
        letters.put("origin", "o");
        letters.put("pool", "q");
        letters.put("age", "a");
        letters.put("site_stage", "g");
        return letters;
    }

    static ModelTables bundled() {
        return of(CsvTable::bundled);
    }

    /** Reads the tables; {@code open} opens one by its file name. */
    static ModelTables of(Function<String, CsvTable> open) {
        Map<String, CsvTable> sets = new LinkedHashMap<>();
        for (String set : LETTERS.keySet()) {
            String plural = set.endsWith("y") ? set.substring(0, set.length() - 1) + "ies" : set + "s";
            sets.put(set, open.apply(plural + ".csv").require(set));
        }
        return new ModelTables(
                sets, open.apply("attributes.csv").require("attribute", "table", "index", "unit", "description"));
    }

    /** The region that a country or group belongs to; the last of the table where no row names all its members. */
    String regionOf(String code, List<String> members) {
        String rest = "";
        for (CsvTable.Row row : Nearest.get("set", REGION, sets).rows()) {
            String region = row.requiredText(REGION);
            List<String> own = List.of(row.requiredText("members").split(" ", -1));
            if (region.equals(code) || own.containsAll(members)) {
                return region;
            }
            rest = own.equals(List.of("*")) ? region : rest;
        }
        return rest;
    }

    /** The codes that the table of regions names as members of one. */
    List<String> members(String region) {
        return Nearest.get("set", REGION, sets).rows().stream()
                .filter(row -> row.requiredText(REGION).equals(region))
                .flatMap(row -> List.of(row.requiredText("members").split(" ", -1)).stream())
                .toList();
    }

    /** The elements of a set in order. */
    List<String> elements(String set) {
        return Nearest.get("set", set, sets).rows().stream()
                .map(row -> row.requiredText(set))
                .toList();
    }

    /** A text in which the names of a set's elements stand for their numbers; as it is where the unit is no set. */
    String numbered(String unit, String text) {
        if (!sets.containsKey(unit)) {
            return text;
        }
        StringBuilder numbered = new StringBuilder();
        for (String part : text.split("(?<=[\\s,:>])|(?=[\\s,:>])", -1)) {
            int place = elements(unit).indexOf(part);
            numbered.append(place < 0 ? part : String.valueOf(place));
        }
        return numbered.toString();
    }

    /**
     * Requires that a parameter whose unit is a set is set to an element of it, or drawn from several.
     *
     * @throws InputException if a value is none
     */
    void requireElements(Parameter parameter, ParameterValue value) {
        if (!sets.containsKey(parameter.unit())) {
            return;
        }
        List<Double> numbers = new ArrayList<>();
        value.path().ifPresent(path -> IntStream.rangeClosed(TokenStateModel.FIRST_YEAR, TokenStateModel.LAST_YEAR)
                .forEach(year -> numbers.add(path.at(year))));
        value.distribution().ifPresent(d -> IntStream.range(1, 100).forEach(i -> numbers.add(d.quantile(i / 100.0))));
        for (double number : numbers) {
            if (number != Math.rint(number)) {
                throw new InputException(
                        parameter.name() + " must be one of " + String.join(", ", elements(parameter.unit()))
                                + ", or its number from 0 on, but is " + number);
            }
        }
    }

    /** The origins of the leader's family. */
    List<String> originsOfLeader() {
        String leader = elements("family").get(0);
        return origins(row -> row.requiredText("family").equals(leader));
    }

    /** The origins whose access may be a share of the buyers. */
    List<String> restricted() {
        return origins(row -> row.requiredNumber("restricted") > 0);
    }

    boolean isRestricted(String origin) {
        return restricted().contains(origin);
    }

    private List<String> origins(Predicate<CsvTable.Row> which) {
        return Nearest.get("set", "origin", sets).rows().stream()
                .filter(which)
                .map(row -> row.requiredText("origin"))
                .toList();
    }

    void addTo(Vocabulary.Builder vocabulary) {
        sets.keySet().forEach(set -> vocabulary.set(set, elements(set)));
        vocabulary.alias("leader", elements("family").get(0));
        for (CsvTable.Row attribute : attributes.rows()) {
            if (sets.containsKey(attribute.requiredText("unit"))) {
                addMap(vocabulary, attribute.requiredText("attribute"), attribute.requiredText("table"));
            }
        }
    }

    private void addMap(Vocabulary.Builder vocabulary, String attribute, String set) {
        Map<String, String> images = new LinkedHashMap<>();
        for (CsvTable.Row row : Nearest.get("set", set, sets).rows()) {
            String image = row.requiredText(attribute);
            if (!image.equals(NONE)) {
                images.put(row.requiredText(set), image);
            }
        }
        vocabulary.map(attribute + "_of", images);
    }

    /** The attributes as equations; a fault names the row of the table. */
    List<Chapter> chapters() {
        List<Chapter> chapters = new ArrayList<>();
        for (String set : NUMBERED) {
            Cases cases = new Cases(set + "_number", Nearest.get("set", set, LETTERS), set, "place in the table");
            elements(set).forEach(element -> cases.add(set + "." + element, set, element));
            chapters.add(cases.chapter(Nearest.get("set", set, sets)));
        }
        for (CsvTable.Row attribute : attributes.rows()) {
            chapters.add(chapter(attribute));
        }
        return chapters;
    }

    private Chapter chapter(CsvTable.Row attribute) {
        String name = attribute.requiredText("attribute");
        String set = attribute.requiredText("table");
        String unit = attribute.requiredText("unit");
        CsvTable table = sets.get(set);
        if (table == null || !table.has(name)) {
            throw attribute.fault("table", "attribute '" + name + "' must be a column of a table of sets");
        }
        boolean element = sets.containsKey(unit);
        Cases cases = new Cases(
                name + (element ? "_number_of" : ""),
                attribute.requiredText("index"),
                unit,
                attribute.requiredText("description"));
        for (CsvTable.Row row : table.rows()) {
            String cell = row.requiredText(name);
            String value = !element ? cell : cell.equals(NONE) ? "missing" : unit + "." + cell;
            cases.add(value, set, row.requiredText(set));
        }
        return cases.chapter(table);
    }

    /** An equation with a case for each element of a set. */
    private static final class Cases {
        private final StringBuilder text;

        Cases(String name, String index, String unit, String description) {
            text = new StringBuilder(name + "[" + index + "] \"" + unit + "\" =  # " + description);
        }

        void add(String value, String set, String element) {
            text.append("\n    ")
                    .append(value)
                    .append(" for ")
                    .append(LETTERS.get(set))
                    .append(" is ")
                    .append(element);
        }

        Chapter chapter(CsvTable table) {
            return Chapter.plain(table.file(), 1, 1, text.toString());
        }
    }
}
