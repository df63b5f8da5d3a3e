package org.tokenstate.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.InputFile;
import org.tokenstate.catalogue.internal.Nearest;

/**
 * Reads the files of the publishers as they offer them. The format is recognised from the header; every fault names file,
 * line and column, and all faults of a file are reported together.
 *
 * <p>A file may have at most 400 million bytes, of which at most 64 million may concern this library, and lines of at
 * most a million.
 */
public final class Importers {
    private static final long MAX_FILE_BYTES = 400_000_000L;
    private static final int MAX_KEPT_CHARS = 64_000_000;
    private static final int MAX_LINE_CHARS = 1_000_000;
    private static final int MAX_PREAMBLE_LINES = 10;
    private static final int MAX_FAULTS = 20;
    private static final int FIRST_YEAR = Bundle.FIRST_YEAR;
    private static final int LAST_YEAR = 2100;
    private static final double MOST = 1e17;

    private static final Map<String, String> SEPARATORS = Map.of(";", "semicolons", "\t", "tabs");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\d,\\d");

    private static final String UNUSED_INDICATOR = "indicator that this library does not use";
    private static final String NO_VALUE = "row without a value that this library uses";
    private static final int MOST_NAMES = 40;

    /** Codes that publishers give to places in ways of their own. */
    private static final Map<String, String> OWN_CODES =
            Map.of("OWID_WRL", Datasets.WORLD, "OWID_KOS", "XKX", "KSV", "XKX", "XKK", "XKX");

    private static final Pattern YEAR_COLUMN = Pattern.compile("(\\d{4})( \\[YR\\1\\])?");

    private static final Map<String, Indicator> OWID = Map.ofEntries(
            Map.entry("population", Indicator.POPULATION),
            Map.entry("electricity_generation", Indicator.GENERATION_TWH),
            Map.entry("electricity_demand", Indicator.DEMAND_TWH),
            Map.entry("net_elec_imports", Indicator.NET_IMPORTS_TWH),
            Map.entry("coal_electricity", Indicator.COAL_TWH),
            Map.entry("gas_electricity", Indicator.GAS_TWH),
            Map.entry("oil_electricity", Indicator.OIL_TWH),
            Map.entry("nuclear_electricity", Indicator.NUCLEAR_TWH),
            Map.entry("hydro_electricity", Indicator.HYDRO_TWH),
            Map.entry("wind_electricity", Indicator.WIND_TWH),
            Map.entry("solar_electricity", Indicator.SOLAR_TWH),
            Map.entry("biofuel_electricity", Indicator.BIOENERGY_TWH),
            Map.entry("other_renewable_exc_biofuel_electricity", Indicator.OTHER_RENEWABLES_TWH));

    /** By category and variable in lower case: the releases of the world and of Europe write them differently. */
    private static final Map<String, Indicator> EMBER = Map.ofEntries(
            Map.entry("electricity generation/total generation", Indicator.GENERATION_TWH),
            Map.entry("electricity demand/demand", Indicator.DEMAND_TWH),
            Map.entry("electricity imports/net imports", Indicator.NET_IMPORTS_TWH),
            Map.entry("electricity generation/coal", Indicator.COAL_TWH),
            Map.entry("electricity generation/gas", Indicator.GAS_TWH),
            Map.entry("electricity generation/other fossil", Indicator.OIL_TWH),
            Map.entry("electricity generation/nuclear", Indicator.NUCLEAR_TWH),
            Map.entry("electricity generation/hydro", Indicator.HYDRO_TWH),
            Map.entry("electricity generation/wind", Indicator.WIND_TWH),
            Map.entry("electricity generation/solar", Indicator.SOLAR_TWH),
            Map.entry("electricity generation/bioenergy", Indicator.BIOENERGY_TWH),
            Map.entry("electricity generation/other renewables", Indicator.OTHER_RENEWABLES_TWH));

    private static final Map<String, Indicator> WORLD_BANK = Map.of(
            "NY.GDP.MKTP.CD", Indicator.GDP_USD,
            "TX.VAL.MRCH.CD.WT", Indicator.GOODS_EXPORTS_USD,
            "BX.GSR.GNFS.CD", Indicator.GOODS_SERVICES_EXPORTS_USD,
            "NE.EXP.GNFS.CD", Indicator.GOODS_SERVICES_EXPORTS_USD,
            "SP.POP.TOTL", Indicator.POPULATION);

    private static final String NATIONAL_ACCOUNTS = "NE.EXP.GNFS.CD";

    private static final Map<String, Datasets.ProjectionBound> WPP_VARIANTS = Map.of(
            "Medium", Datasets.ProjectionBound.MEDIUM,
            "Lower 80 PI", Datasets.ProjectionBound.LOWER80,
            "Upper 80 PI", Datasets.ProjectionBound.UPPER80,
            "Low", Datasets.ProjectionBound.LOW,
            "High", Datasets.ProjectionBound.HIGH);

    private Importers() {}

    /**
     * Reads a file whose format is recognised from its header.
     *
     * @param file the file
     * @return its values
     * @throws InputException if the file cannot be read, is too large, has no known header, or has faults in its cells
     */
    public static Imported read(Path file) {
        return read(file, Optional.empty());
    }

    /**
     * Reads a file of a known format.
     *
     * @param format the format
     * @param file the file
     * @return its values
     * @throws InputException as {@link #read(Path)}, or if the header is that of another format, which is named
     */
    public static Imported read(UpstreamFormat format, Path file) {
        return read(file, Optional.of(format));
    }

    /**
     * Reads measurements of served models as a table: a CSV file with the columns of {@code measurements}, or the JSON that
     * ML.ENERGY publishes for a task or a model.
     *
     * @param file the file
     * @return the table, whose faults name line and column of the file
     * @throws InputException if the file cannot be read or is no such table
     */
    public static CsvTable measurements(Path file) {
        try (Reader reader = InputFile.reader(file, MAX_FILE_BYTES)) {
            String text = relevantText(file.toString(), reader).content();
            return MlEnergyJson.is(text) ? MlEnergyJson.table(file.toString(), text) : CsvTable.read(file);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private static Imported read(Path file, Optional<UpstreamFormat> format) {
        try (Reader reader = InputFile.reader(file, MAX_FILE_BYTES)) {
            return read(file.toString(), reader, format);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    /** Reads text; the door for tests. */
    static Imported read(String file, Reader reader, Optional<UpstreamFormat> wanted) throws IOException {
        Text text = relevantText(file, reader);
        CsvTable table;
        if (MlEnergyJson.is(text.content())) {
            table = MlEnergyJson.table(file, text.content());
        } else {
            otherText(text.content()).ifPresent(what -> {
                throw InputException.at(file, 1, 1, what);
            });
            table = CsvTable.read(file, new StringReader(text.content()));
        }
        UpstreamFormat format = recognise(file, table, wanted);
        Reading reading = new Reading(file, format, table);
        reading.leaveOut(UNUSED_INDICATOR, text.linesLeftOut());
        switch (format) {
            case OWID_ENERGY -> reading.owid();
            case EMBER_LONG -> reading.ember();
            case WORLD_BANK -> reading.worldBank();
            case UN_WPP -> reading.wpp();
            case MEASUREMENTS -> reading.measurements();
            case TOKEN_HISTORY -> reading.tokenHistory();
            case OWN_TABLE -> reading.ownTable();
        }
        return reading.finish();
    }

    /**
     * The text without the World Bank's preamble and, in its bulk file, without the indicators that this library does not
     * know. Left-out lines stay as empty lines, so that line numbers are those of the file.
     */
    private static Text relevantText(String file, Reader reader) throws IOException {
        PushbackReader lines = new PushbackReader(reader instanceof BufferedReader b ? b : new BufferedReader(reader));
        StringBuilder kept = new StringBuilder();
        StringBuilder line = new StringBuilder();
        int number = 0;
        int leftOut = 0;
        boolean headerSeen = false;
        boolean filter = false;
        while (readLine(lines, line, file, number + 1)) {
            number++;
            String content = line.toString();
            boolean keep = true;
            if (!headerSeen) {
                boolean preamble = number <= MAX_PREAMBLE_LINES
                        && (content.isBlank()
                                || content.replace("\uFEFF", "").matches("\"?(Data Source|Last Updated Date)\"?,.*"));
                keep = !preamble;
                if (!preamble) {
                    headerSeen = true;
                    filter = content.contains("Country Code")
                            && (content.contains("Indicator Code") || content.contains("Series Code"));
                }
            } else if (filter) {
                keep = WORLD_BANK.keySet().stream().anyMatch(content::contains);
                leftOut += keep || content.isBlank() ? 0 : 1;
            }
            if (keep) {
                kept.append(content);
            }
            kept.append('\n');
            if (kept.length() > MAX_KEPT_CHARS) {
                throw new InputException(file + ": at most " + MAX_KEPT_CHARS
                        + " characters of a file can be used; cut it to fewer columns");
            }
        }
        return new Text(kept.toString(), leftOut);
    }

    /** What of a file may concern this library, and how many lines of other indicators were left out of it. */
    private record Text(String content, int linesLeftOut) {}

    /** Reads a line that ends with a line feed, a carriage return, as on old Macs, or both. */
    private static boolean readLine(PushbackReader reader, StringBuilder line, String file, int number)
            throws IOException {
        line.setLength(0);
        int c = reader.read();
        if (c < 0) {
            return false;
        }
        while (c >= 0 && c != '\n' && c != '\r') {
            line.append((char) c);
            if (line.length() > MAX_LINE_CHARS) {
                throw InputException.at(file, number, 1, "a line may have at most " + MAX_LINE_CHARS + " characters");
            }
            c = reader.read();
        }
        if (c == '\r') {
            int next = reader.read();
            if (next >= 0 && next != '\n') {
                reader.unread(next);
            }
        }
        return true;
    }

    private static UpstreamFormat recognise(String file, CsvTable table, Optional<UpstreamFormat> wanted) {
        Optional<UpstreamFormat> found = Arrays.stream(UpstreamFormat.values())
                .filter(f -> new HashSet<>(table.header()).containsAll(f.columns()))
                .findFirst();
        if (wanted.isPresent() && found.isPresent() && wanted.get() != found.get()) {
            throw InputException.at(
                    file,
                    1,
                    1,
                    "a file of format " + wanted.get().title() + " is required but this looks like "
                            + found.get().title() + " (" + found.get().label() + ")");
        }
        if (found.isPresent()) {
            return found.get();
        }
        UpstreamFormat nearest = wanted.orElseGet(() -> nearest(table.header()));
        List<String> missing =
                nearest.columns().stream().filter(c -> !table.has(c)).toList();
        String what = wanted.isEmpty() && missing.size() == nearest.columns().size()
                ? "no known format: no column of any of "
                        + Arrays.stream(UpstreamFormat.values())
                                .map(UpstreamFormat::label)
                                .collect(Collectors.joining(", "))
                : (wanted.isPresent() ? "not " : "no known format; nearest is ") + nearest.title() + ": missing column "
                        + String.join(", ", missing);
        throw InputException.at(file, 1, 1, what);
    }

    /** What a text looks like that is a table of a known format with other separators, or no table. */
    private static Optional<String> otherText(String text) {
        List<String> lines = text.lines()
                .map(line -> line.replace("\uFEFF", ""))
                .filter(line -> !line.isBlank())
                .limit(2)
                .toList();
        String first = lines.isEmpty() ? "" : lines.get(0).strip();
        int commas = first.split(",", -1).length;
        for (Map.Entry<String, String> mark : SEPARATORS.entrySet()) {
            List<String> names = Arrays.stream(first.split(Pattern.quote(mark.getKey())))
                    .map(name -> name.replace("\"", "").strip())
                    .toList();
            UpstreamFormat format = nearest(names);
            if (names.size() > commas && new HashSet<>(names).containsAll(format.columns())) {
                boolean decimalCommas =
                        lines.size() > 1 && DECIMAL_COMMA.matcher(lines.get(1)).find();
                return Optional.of("columns must be separated by commas but this looks like " + format.title()
                        + " separated by " + mark.getValue() + (decimalCommas ? " with decimal commas" : ""));
            }
        }
        return switch (first.isEmpty() ? ' ' : first.charAt(0)) {
            case '{', '[' -> Optional.of("must be a CSV table but this looks like JSON");
            case '<' -> Optional.of("must be a CSV table but this looks like a web page or XML");
            default -> Optional.empty();
        };
    }

    private static UpstreamFormat nearest(List<String> header) {
        UpstreamFormat best = UpstreamFormat.OWID_ENERGY;
        double most = -1;
        for (UpstreamFormat f : UpstreamFormat.values()) {
            double share =
                    (double) f.columns().stream().filter(header::contains).count()
                            / f.columns().size();
            if (share > most) {
                most = share;
                best = f;
            }
        }
        return best;
    }

    /** One file being read. */
    private static final class Reading {
        private final String file;
        private final UpstreamFormat format;
        private final CsvTable table;
        private final Set<String> known = new HashSet<>();
        private final Set<String> names = new HashSet<>();
        private final List<Overlay.Entry<Indicator>> figures = new ArrayList<>();
        private final List<Overlay.Entry<Datasets.ProjectionBound>> projections = new ArrayList<>();
        private final List<Map<String, String>> measurements = new ArrayList<>();
        private final Map<String, MarketFact> facts = new LinkedHashMap<>();
        private final Map<String, LeftOut> leftOut = new TreeMap<>();
        private final Plausibility plausibility = new Plausibility();
        private final List<String> faults = new ArrayList<>();
        /** The line of each value that was read: a quantity of a country and year is given once. */
        private final Map<List<Object>, Long> lines = new HashMap<>();

        Reading(String file, UpstreamFormat format, CsvTable table) {
            this.file = file;
            this.format = format;
            this.table = table;
            Datasets.bundled().countries().forEach(c -> {
                known.add(c.iso3());
                names.add(c.name());
            });
            known.add(Datasets.WORLD);
        }

        /** Rows of a file that were not used for one reason, with what they are called. */
        private static final class LeftOut {
            private int rows;
            private final Set<String> names = new LinkedHashSet<>();

            String text(String reason) {
                int more = names.size() - MOST_NAMES;
                return reason + ": " + rows + (rows == 1 ? " row" : " rows")
                        + (names.isEmpty()
                                ? ""
                                : names.stream()
                                        .limit(MOST_NAMES)
                                        .collect(Collectors.joining(
                                                ", ", " (", more > 0 ? " and " + more + " more)" : ")")));
            }
        }

        Imported finish() {
            if (!faults.isEmpty()) {
                throw new InputException(faults);
            }
            if (figures.isEmpty() && projections.isEmpty() && measurements.isEmpty() && facts.isEmpty()) {
                throw new InputException(
                        file + ": no value that this library uses" + (leftOut.isEmpty() ? "" : "; " + reasons()));
            }
            return new Imported(
                    format,
                    file,
                    figures,
                    projections,
                    measurements,
                    facts.values(),
                    reasons(),
                    plausibility.warnings(figures, projections),
                    // An own table may hold any years; the estimates of the United Nations end where their projections
                    // begin.
                    format == UpstreamFormat.OWN_TABLE || format == UpstreamFormat.UN_WPP
                            ? Optional.empty()
                            : Plausibility.olderThanBundled(figures));
        }

        private List<String> reasons() {
            return leftOut.entrySet().stream()
                    .map(e -> e.getValue().text(e.getKey()))
                    .toList();
        }

        void leaveOut(String reason, int rows) {
            if (rows > 0) {
                leftOut.computeIfAbsent(reason, r -> new LeftOut()).rows += rows;
            }
        }

        private void skip(String reason, String... called) {
            leaveOut(reason, 1);
            for (String name : called) {
                leftOut.computeIfAbsent(reason, r -> new LeftOut()).names.add(InputException.shown(name));
            }
        }

        void owid() {
            for (CsvTable.Row r : table.rows()) {
                String iso3 = place(r.text("country"), r.text("iso_code"));
                int year = year(r, "year");
                if (iso3.isEmpty() || year == 0) {
                    continue;
                }
                boolean used = false;
                for (String column : table.header()) {
                    Indicator indicator = OWID.get(column);
                    if (indicator != null) {
                        used |= figure(r, column, iso3, indicator, year, 1, false);
                    }
                }
                if (!used) {
                    skip(NO_VALUE);
                }
            }
        }

        void ember() {
            String code = table.has("ISO 3 code") ? "ISO 3 code" : "Country code";
            table.require(code);
            for (CsvTable.Row r : table.rows()) {
                Indicator indicator =
                        EMBER.get((r.text("Category") + "/" + r.text("Variable")).toLowerCase(Locale.ROOT));
                if (indicator == null) {
                    skip("variable that this library does not use", r.text("Variable"));
                    continue;
                }
                if (!r.text("Unit").equalsIgnoreCase("TWh")) {
                    skip("unit that this library does not use", r.text("Unit"));
                    continue;
                }
                String iso3 = place(r.text("Area"), r.text(code));
                int year = year(r, "Year");
                if (!iso3.isEmpty() && year != 0 && !figure(r, "Value", iso3, indicator, year, 1, false)) {
                    skip(NO_VALUE);
                }
            }
        }

        void worldBank() {
            String code = table.has("Indicator Code") ? "Indicator Code" : "Series Code";
            if (!table.has(code)) {
                throw InputException.at(
                        file,
                        1,
                        1,
                        "a column 'Indicator Code' or 'Series Code' is required, with countries and indicators in rows"
                                + " and years in columns, but the header is "
                                + InputException.shown(String.join(", ", table.header())));
            }
            Map<String, Integer> years = new LinkedHashMap<>();
            for (String column : table.header()) {
                Matcher m = YEAR_COLUMN.matcher(column);
                if (m.matches() && Integer.parseInt(m.group(1)) >= FIRST_YEAR) {
                    years.put(column, Integer.parseInt(m.group(1)));
                }
            }
            if (years.isEmpty()) {
                faults.add(InputException.place(file, 1, 1, "a column named by a year from 2000 on is required"));
            }
            // The balance of payments, which comes first, goes before the national accounts.
            List<CsvTable.Row> rows = new ArrayList<>(table.rows());
            rows.sort(Comparator.comparing(r -> r.text(code).equals(NATIONAL_ACCOUNTS)));
            for (CsvTable.Row r : rows) {
                Indicator indicator = WORLD_BANK.get(r.text(code));
                if (indicator == null) {
                    skip(UNUSED_INDICATOR, r.text(code));
                    continue;
                }
                String iso3 = place(r.text("Country Name"), r.text("Country Code"));
                if (!iso3.isEmpty()) {
                    years.forEach((column, year) -> {
                        if (r.text(code).equals(NATIONAL_ACCOUNTS)
                                && lines.containsKey(List.of(iso3, indicator, year))) {
                            skip(NATIONAL_ACCOUNTS + " where BX.GSR.GNFS.CD is given");
                        } else if (year <= LAST_YEAR) {
                            figure(r, column, iso3, indicator, year, 1, true);
                        }
                    });
                }
            }
        }

        void wpp() {
            String column = table.has("TPopulation1July") ? "TPopulation1July" : "PopTotal";
            table.require(column);
            for (CsvTable.Row r : table.rows()) {
                Datasets.ProjectionBound bound = WPP_VARIANTS.get(r.text("Variant"));
                if (bound == null) {
                    skip("variant that this library does not use", r.text("Variant"));
                    continue;
                }
                String location = r.text("LocID");
                String name = table.has("Location") ? r.text("Location") : location;
                String iso3 = place(
                        location.equals("900") ? "World" : location.equals("412") ? "Kosovo" : name,
                        r.text("ISO3_code"));
                int year = year(r, "Time");
                if (iso3.isEmpty() || year == 0) {
                    continue;
                }
                // Thousands become persons. Estimates end in the year before the projections begin.
                if (year < 2024) {
                    figure(r, column, iso3, Indicator.POPULATION, year, 1e3, false);
                } else {
                    projected(r, column, iso3, bound, year, 1e3);
                }
            }
        }

        void measurements() {
            for (CsvTable.Row r : table.rows()) {
                for (String column : List.of("num_gpus", "avg_batch_size", "energy_per_token_joules")) {
                    OptionalDouble value = number(r, column, false, false);
                    if (value.isPresent() && value.getAsDouble() <= 0) {
                        fault(r, column, column + " must be > 0 but is " + value.getAsDouble());
                    }
                }
                Map<String, String> row = new LinkedHashMap<>();
                table.header().forEach(c -> row.put(c, r.text(c)));
                measurements.add(row);
            }
        }

        void tokenHistory() {
            for (CsvTable.Row r : table.rows()) {
                try {
                    MarketFact fact = MarketFact.of(r);
                    Long before = lines.putIfAbsent(List.of(fact.id()), r.line());
                    if (before == null) {
                        facts.put(fact.id(), fact);
                    } else {
                        fault(r, "id", "fact " + fact.id() + " is given before, in line " + before);
                    }
                } catch (InputException e) {
                    add(e);
                }
            }
        }

        /** Columns of the bundled tables; a country that is not known is a fault, since nobody else named it. */
        void ownTable() {
            Map<String, Indicator> indicators = new LinkedHashMap<>();
            for (Indicator indicator : Indicator.values()) {
                if (table.has(indicator.column())) {
                    indicators.put(indicator.column(), indicator);
                }
            }
            List<Datasets.ProjectionBound> bounds = Arrays.stream(Datasets.ProjectionBound.values())
                    .filter(b -> table.has(b.column()))
                    .toList();
            for (String column : table.header()) {
                boolean value = indicators.containsKey(column)
                        || bounds.stream().anyMatch(b -> b.column().equals(column));
                if (!value && !column.matches("iso3|year|method|note|evidence|(.*_)?source")) {
                    List<String> names = new ArrayList<>();
                    Arrays.stream(Indicator.values()).forEach(i -> names.add(i.column()));
                    Arrays.stream(Datasets.ProjectionBound.values()).forEach(b -> names.add(b.column()));
                    faults.add(InputException.place(
                            file, 1, 1 + table.header().indexOf(column), Nearest.unknown("column", column, names)));
                }
            }
            for (CsvTable.Row r : table.rows()) {
                String iso3 = r.text("iso3");
                int year = year(r, "year");
                if (!known.contains(iso3)) {
                    fault(r, "iso3", Nearest.unknown("country", iso3, known));
                } else if (year != 0) {
                    indicators.forEach((column, indicator) -> figure(r, column, iso3, indicator, year, 1, false));
                    bounds.forEach(bound -> projected(r, bound.column(), iso3, bound, year, 1));
                }
            }
        }

        /**
         * The code of a place that the data know; empty, and counted with its name, otherwise. The world and Kosovo have had codes
         * of the publishers' own, or none.
         */
        private String place(String name, String code) {
            String iso3 = name.equalsIgnoreCase("World")
                    ? Datasets.WORLD
                    : name.equalsIgnoreCase("Kosovo") ? "XKX" : OWN_CODES.getOrDefault(code, code);
            if (known.contains(iso3)) {
                return iso3;
            }
            String called = name.isEmpty() ? code : name + (code.isEmpty() ? "" : " [" + code + "]");
            skip(
                    names.contains(name)
                            ? "country of the data without its code"
                            : "aggregate or area that the data do not know",
                    called.isEmpty() ? new String[0] : new String[] {called});
            return "";
        }

        /** The year of a row; 0, and counted, when it is before 2000 or after 2100. */
        private int year(CsvTable.Row r, String column) {
            OptionalDouble value = number(r, column, true, false);
            if (value.isEmpty()) {
                if (r.text(column).isEmpty()) {
                    fault(r, column, column + " is required but the cell is empty");
                }
                return 0;
            }
            double year = value.getAsDouble();
            if (year != Math.rint(year)) {
                fault(r, column, column + " must be a whole number but is " + year);
                return 0;
            }
            if (year < FIRST_YEAR || year > LAST_YEAR) {
                skip("year before " + FIRST_YEAR + " or after " + LAST_YEAR);
                return 0;
            }
            return (int) year;
        }

        /** Takes a cell; says whether there is a value in it. */
        private boolean figure(
                CsvTable.Row r,
                String column,
                String iso3,
                Indicator indicator,
                int year,
                double scale,
                boolean dotsAreMissing) {
            boolean signed = indicator == Indicator.NET_IMPORTS_TWH;
            OptionalDouble number = number(r, column, signed, dotsAreMissing);
            if (number.isPresent()) {
                double v = number.getAsDouble();
                if (indicator != Indicator.POPULATION || peopled(r, column, v, scale)) {
                    add(
                            figures,
                            r,
                            column,
                            new Overlay.Entry<>(iso3, indicator, year, cell(r, v * scale, indicator.unit())));
                }
            }
            return !r.text(column).isEmpty();
        }

        private void projected(
                CsvTable.Row r, String column, String iso3, Datasets.ProjectionBound bound, int year, double scale) {
            number(r, column, false, false).stream()
                    .filter(v -> peopled(r, column, v, scale))
                    .forEach(v -> add(
                            projections,
                            r,
                            column,
                            new Overlay.Entry<>(iso3, bound, year, cell(r, v * scale, Indicator.POPULATION.unit()))));
        }

        /** Whether a place has a person: nothing is per head of nobody. */
        private boolean peopled(CsvTable.Row r, String column, double value, double scale) {
            if (value * scale >= 1) {
                return true;
            }
            fault(r, column, column + " must be at least 1 person but is " + value);
            return false;
        }

        private <Q> void add(List<Overlay.Entry<Q>> entries, CsvTable.Row r, String column, Overlay.Entry<Q> entry) {
            Long before = lines.putIfAbsent(List.of(entry.iso3(), entry.quantity(), entry.year()), r.line());
            if (before == null) {
                entries.add(entry);
                plausibility.at(entry, r, column);
            } else {
                fault(
                        r,
                        column,
                        column + " of " + entry.iso3() + " in " + entry.year() + " is given before, in line " + before);
            }
        }

        private Cell cell(CsvTable.Row r, double value, String unit) {
            return new Cell(
                    value,
                    unit,
                    format.publisher(),
                    Evidence.PUBLISHED,
                    "",
                    Optional.of(new Cell.Place(file, r.line())));
        }

        private OptionalDouble number(CsvTable.Row r, String column, boolean signed, boolean dotsAreMissing) {
            if (dotsAreMissing && r.text(column).equals("..")) {
                return OptionalDouble.empty();
            }
            try {
                OptionalDouble value = r.number(column);
                if (value.isPresent()
                        && (Math.abs(value.getAsDouble()) > MOST || (!signed && value.getAsDouble() < 0))) {
                    fault(
                            r,
                            column,
                            column + " must be in [" + (signed ? "-1e17" : "0") + ", 1e17] but is "
                                    + value.getAsDouble());
                    return OptionalDouble.empty();
                }
                return value;
            } catch (InputException e) {
                add(e);
                return OptionalDouble.empty();
            }
        }

        private void fault(CsvTable.Row r, String column, String what) {
            add(r.fault(column, what));
        }

        private void add(InputException e) {
            if (faults.size() < MAX_FAULTS) {
                faults.addAll(e.faults());
            } else {
                throw new InputException(faults);
            }
        }
    }
}
