package org.tokenstate.data;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;

/** Every name under which a country or group may be typed, in one index. */
final class PlaceNames {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SILENT = Pattern.compile("[.'’`]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    /** Codes by folded name. */
    private final Map<String, String> codes = new LinkedHashMap<>();
    /** The other names of a place as the table spells them, its ISO 3166-1 alpha-2 code first, by code. */
    private final Map<String, List<String>> others = new LinkedHashMap<>();
    /** Names and aliases, without codes. */
    private final List<String> spoken = new ArrayList<>();

    private final List<String> shortCodes = new ArrayList<>();

    static PlaceNames read(Map<String, Bundle.Area> areas, Map<String, CountryGroup> groups) {
        PlaceNames all = new PlaceNames();
        areas.values().forEach(area -> {
            all.add(area.iso3(), area.iso3());
            all.add(area.name(), area.iso3());
            all.spoken.add(area.name());
        });
        groups.values().forEach(group -> {
            all.add(group.code(), group.code());
            all.add(group.name(), group.code());
        });
        for (CsvTable.Row row : CsvTable.bundled("country_names.csv").rows()) {
            String name = row.text("name");
            String code = row.text("code");
            if (!areas.containsKey(code) && !groups.containsKey(code)) {
                throw row.fault("code", "code must be of a country or group but is '" + code + "'");
            }
            if (!all.add(name, code)) {
                throw row.fault("name", "name '" + name + "' is another spelling of one that is there");
            }
            all.others.computeIfAbsent(code, c -> new ArrayList<>()).add(name);
            (row.text("kind").equals("iso2") ? all.shortCodes : all.spoken).add(name);
        }
        return all;
    }

    private boolean add(String name, String code) {
        return codes.putIfAbsent(fold(name), code) == null;
    }

    /** The code of what is typed: of a country or a group. */
    Optional<String> code(String typed) {
        return Optional.ofNullable(codes.get(fold(typed)));
    }

    List<String> others(String code) {
        return List.copyOf(others.getOrDefault(code, List.of()));
    }

    /** What a mistyped name is compared with: names for a name, codes for a code. */
    List<String> like(String typed, Map<String, Bundle.Area> areas) {
        int length = typed.strip().length();
        return length > 3 ? spoken : length == 3 ? List.copyOf(areas.keySet()) : shortCodes;
    }

    /** Capitals without accents, dots, apostrophes and a leading article; anything else between words is one blank. */
    static String fold(String name) {
        String plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        plain = SILENT.matcher(plain).replaceAll("").replace("&", " and ").replace('ı', 'i');
        plain = BETWEEN.matcher(plain).replaceAll(" ").strip().toUpperCase(Locale.ROOT);
        if (plain.startsWith("THE ")) {
            plain = plain.substring(4);
        }
        return plain.startsWith("ST ") ? "SAINT " + plain.substring(3) : plain;
    }

    /** The fault of a name that stands for a group where a country is required. */
    static InputException notCountry(String typed, CountryGroup group) {
        String what = typed.strip().equalsIgnoreCase(group.code())
                ? group.code() + " is"
                : "'" + typed.strip() + "' is " + group.code() + ",";
        return new InputException(what + " a group of " + group.members().size() + " countries, not a country");
    }
}
