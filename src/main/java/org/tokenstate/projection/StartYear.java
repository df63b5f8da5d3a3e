package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;

/**
 * What a reader must know of a scenario that changes the base year, to which the market is calibrated: shares that do not add up
 * are scaled, and a price that is other in that year already leaves the shares of that year as they were.
 */
final class StartYear {
    private static final int START = TokenStateModel.FIRST_YEAR;
    /** The variable whose values of the base year the market is calibrated to. */
    private static final String PRICE = "offer_price";

    /** Parameters whose shares are scaled to add up to one, with the set that they are over. */
    private static final Map<String, String> SHARES =
            new TreeMap<>(Map.of("tier_share", "tier", "market_share", "market"));

    private StartYear() {}

    /** The notes on a scenario, in the order of the parameters; none for the baseline. */
    static List<Note> notes(YearModel year, Scenario scenario) {
        List<Note> notes = new ArrayList<>();
        SHARES.forEach((name, set) -> addScaled(scenario, name, year.system().elements(set), notes));
        List<String> changed = new ArrayList<>();
        Set<String> ofPrice = year.parametersOfBase(PRICE);
        for (Parameter parameter : ParameterTable.bundled().all()) {
            if (ofPrice.contains(parameter.name())
                    && scenario.path(parameter.name()).at(START)
                            != parameter.defaultValue().at(START)) {
                changed.add(parameter.name());
            }
        }
        if (!changed.isEmpty()) {
            notes.add(new Note(
                    Note.Kind.SCENARIO,
                    changed.get(0),
                    "the market is calibrated to " + START + " with the changed " + String.join(", ", changed)
                            + ": the shares of that year stay as they were, so that this is another view of the present, not a"
                            + " change that buyers feel; for one, let it begin in " + (START + 1)));
        }
        return notes;
    }

    private static void addScaled(Scenario scenario, String name, List<String> members, List<Note> notes) {
        double total = 0;
        for (String member : members) {
            total += scenario.path(name + "." + member).at(START);
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

    /** Requires that some share of those that are scaled to add up to one is above zero in every year. */
    static void requireShares(YearModel model, double[][] values) {
        SHARES.forEach((name, set) -> {
            List<double[]> shares = model.system().elements(set).stream()
                    .map(member -> values[ParameterTable.bundled().indexOf(name + "." + member)])
                    .toList();
            for (int t = 0; t < shares.get(0).length; t++) {
                int year = t;
                if (shares.stream().noneMatch(share -> share[year] > 0)) {
                    throw new IllegalArgumentException(
                            "the parameters " + name + ".* must add up to more than 0 but are all 0 in " + (START + t));
                }
            }
        });
    }
}
