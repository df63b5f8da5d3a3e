package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Timing;

/**
 * The base year, to which the market is calibrated, and what a scenario says of it: a value by year acts after the base year
 * unless the scenario says that it is of the base year, and shares that do not add up are scaled.
 */
final class StartYear {
    private static final int START = TokenStateModel.FIRST_YEAR;

    /** Results of the base year that a scenario must leave as they are unless it says so. */
    private static final Set<String> HEADLINES = Set.of(
            "tokens",
            "spending_usd",
            "gdp_usd",
            "goods_exports_usd",
            "fleet_gw",
            "ai_electricity_twh",
            "token_electricity_twh",
            "price",
            "token_exports_usd",
            "token_imports_usd",
            "country_stock_gw",
            "export_revenue_usd",
            "country_gdp_usd");

    /** What the names of shares that are scaled to add up to one begin with; their last part names the share. */
    private static final List<String> SHARES = List.of("tier_share.", "demand_split.");

    private StartYear() {}

    /** Whether results of the base year rest on a parameter that is read once: a scenario sets it as one of the base year alone. */
    static boolean rests(Parameter parameter) {
        return parameter.timing() == Timing.BASE_YEAR
                && !parameter.isChoice()
                && OfTheBase.PARAMETERS.contains(parameter.name());
    }

    /** Found once, when first asked for. */
    private static final class OfTheBase {
        static final Set<String> PARAMETERS = parameters();

        private static Set<String> parameters() {
            ModelText text = ModelText.bundled();
            Set<String> parameters = new TreeSet<>();
            for (ModelText.Kind kind : text.kinds()) {
                HEADLINES.forEach(name -> parameters.addAll(text.compiled(kind).parametersOfBase(name)));
            }
            return parameters;
        }
    }

    /** The parameters by which a scenario rewrites the base year. */
    static List<String> rewritten(Scenario scenario) {
        return scenario.values().entrySet().stream()
                .filter(entry -> entry.getValue().ofBaseYear()
                        || rests(ParameterTable.bundled().get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The notes on a scenario, in the order of the parameters; none for the baseline. */
    static List<Note> notes(Scenario scenario) {
        List<Note> notes = new ArrayList<>();
        shares().forEach((name, members) -> addScaled(scenario, name, members, notes));
        List<String> changed = rewritten(scenario);
        if (!changed.isEmpty()) {
            notes.add(new Note(
                    Note.Kind.SCENARIO,
                    changed.get(0),
                    "the scenario rewrites the base year " + START + " by " + String.join(", ", changed)
                            + ": the market is calibrated to it, so that this is another view of the present, not a change that"
                            + " buyers feel"));
        }
        return notes;
    }

    /** The shares that add up to one, by what they have in common. */
    private static Map<String, List<String>> shares() {
        Map<String, List<String>> groups = new TreeMap<>();
        for (Parameter parameter : ParameterTable.bundled().all()) {
            String name = parameter.name();
            if (SHARES.stream().anyMatch(name::startsWith)) {
                groups.computeIfAbsent(name.substring(0, name.lastIndexOf('.')), group -> new ArrayList<>())
                        .add(name);
            }
        }
        return groups;
    }

    private static void addScaled(Scenario scenario, String name, List<String> members, List<Note> notes) {
        double total = 0;
        for (String member : members) {
            total += scenario.path(member).at(START);
        }
        if (Math.abs(total - 1) > 1e-9) {
            notes.add(new Note(
                    Note.Kind.SCENARIO,
                    name,
                    String.format(
                            Locale.ROOT,
                            "the parameters %s.* add up to %.4g and are scaled to add up to one",
                            name,
                            total)));
        }
    }

    /** Requires that some share of those that are scaled to add up to one is above zero. */
    static void requireShares(double[][] values) {
        shares().forEach((name, members) -> {
            if (members.stream()
                    .noneMatch(member -> values[ParameterTable.bundled().indexOf(member)][0] > 0)) {
                throw new IllegalArgumentException(
                        "the parameters " + name + ".* must add up to more than 0 but are all 0 in " + START);
            }
        });
    }
}
