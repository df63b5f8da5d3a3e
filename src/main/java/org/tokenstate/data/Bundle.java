package org.tokenstate.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;

/** The tables packed into the jar, each read at its first use. */
final class Bundle {
    /** The first year of the electricity and macroeconomic tables. */
    static final int FIRST_YEAR = 2000;

    /** One line of the list of sources in a record; a test holds it against the YAML parser. */
    private static final Pattern PUBLICATION =
            Pattern.compile("(?m)^  - \\{code: (\\w+), publisher: \"([^\"]*)\", title: \"([^\"]*)\", year: (\\w+)");

    private final Map<String, SeriesTable> tables = new ConcurrentHashMap<>();
    private final Map<String, Provenance> provenances = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Publication>> publications = new ConcurrentHashMap<>();
    private final Lazy<Map<String, Area>> areas = new Lazy<>(Bundle::readAreas);
    private final Lazy<Map<String, CountryGroup>> groups = new Lazy<>(Bundle::readGroups);
    private final Lazy<PlaceNames> placeNames = new Lazy<>(() -> PlaceNames.read(areas(), groups()));
    private final Lazy<List<String>> names = new Lazy<>(
            () -> Resources.text("index.txt").lines().filter(l -> !l.isBlank()).toList());

    private final FactTables facts = new FactTables(this);

    /** A row of the table of countries. */
    record Area(String iso3, String name, String region, String generationNote) {}

    FactTables facts() {
        return facts;
    }

    SeriesTable table(String name) {
        return tables.computeIfAbsent(name, SeriesTable::new);
    }

    List<String> names() {
        return names.get();
    }

    Provenance provenance(String name) {
        return provenances.computeIfAbsent(
                name, n -> Provenance.parse(n + ".provenance.yaml", Resources.text(n + ".provenance.yaml")));
    }

    /** The publications of a table by code, read without a YAML parser, which would cost a projection a third of a second. */
    Map<String, Publication> publications(String name) {
        return publications.computeIfAbsent(name, n -> {
            Map<String, Publication> all = new LinkedHashMap<>();
            Matcher m = PUBLICATION.matcher(Resources.text(n + ".provenance.yaml"));
            while (m.find()) {
                all.put(m.group(1), new Publication(m.group(2), m.group(3), m.group(4)));
            }
            return all;
        });
    }

    /** The publisher of a code; the code itself when the record does not know it. */
    String publisher(String table, String code) {
        Publication publication = publications(table).get(code);
        return publication == null ? code : publication.publisher();
    }

    /** A publication, as far as a value needs it. */
    record Publication(String publisher, String title, String year) {}

    /** Areas by code, in order of code. */
    Map<String, Area> areas() {
        return areas.get();
    }

    Area area(String iso3) {
        Area area = areas().get(iso3);
        if (area == null) {
            throw new InputException("no area " + iso3);
        }
        return area;
    }

    /** The names of countries and groups; a code that is typed as it stands in the tables needs none of them. */
    PlaceNames placeNames() {
        return placeNames.get();
    }

    Map<String, CountryGroup> groups() {
        return groups.get();
    }

    private static Map<String, Area> readAreas() {
        Map<String, Area> areas = new LinkedHashMap<>();
        for (CsvTable.Row row : CsvTable.bundled("countries.csv").rows()) {
            areas.put(
                    row.text("iso3"),
                    new Area(row.text("iso3"), row.text("name"), row.text("region"), row.text("generation_note")));
        }
        return areas;
    }

    private static Map<String, CountryGroup> readGroups() {
        Map<String, List<String>> members = new TreeMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (CsvTable.Row row : CsvTable.bundled("country_groups.csv").rows()) {
            members.computeIfAbsent(row.text("code"), c -> new ArrayList<>()).add(row.text("iso3"));
            names.put(row.text("code"), row.text("name"));
        }
        Map<String, CountryGroup> groups = new LinkedHashMap<>();
        members.forEach((code, m) -> groups.put(code, new CountryGroup(code, names.getOrDefault(code, code), m)));
        return groups;
    }

    /** A value of a series table with the publisher that its source column names. */
    Optional<Cell> cell(String iso3, Indicator indicator, int year) {
        SeriesTable table = table(indicator.dataset());
        String text = table.text(iso3, year, indicator.column());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Evidence evidence = Evidence.PUBLISHED;
        String note = "";
        String code;
        if (indicator == Indicator.POPULATION) {
            code = "OWID_POPULATION";
        } else if (indicator.dataset().equals("electricity")) {
            code = table.text(iso3, year, "source");
            boolean part = indicator.name().endsWith("_TWH")
                    && indicator != Indicator.GENERATION_TWH
                    && indicator != Indicator.DEMAND_TWH
                    && indicator != Indicator.NET_IMPORTS_TWH;
            if (part && table.text(iso3, year, "method").equals("share_times_generation")) {
                evidence = Evidence.DERIVED;
                note = "share of the source times generation";
            } else if (indicator == Indicator.NET_IMPORTS_TWH && !code.equals("OWID_EMBER_2026")) {
                evidence = Evidence.DERIVED;
                note = "demand less generation";
            }
        } else {
            code = table.text(iso3, year, indicator.column().replace("_usd", "_source"));
        }
        String publisher = publisher(indicator.dataset(), code);
        return Optional.of(
                new Cell(Double.parseDouble(text), indicator.unit(), publisher, evidence, note, Optional.empty()));
    }
}
