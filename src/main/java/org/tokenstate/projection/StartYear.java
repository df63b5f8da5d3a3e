package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;

/**
 * What a reader must know of a scenario that changes the start year, to which the market is calibrated: shares that do not add up
 * are scaled, and a cost that is other in that year already leaves the shares of that year as they were.
 */
final class StartYear {
    /** Parameters that form cost and price before energy is scarce. */
    private static final Pattern OF_PRICE = Pattern.compile(
            "(capex_usd_per_kw|wacc|wacc_premium|power_price_usd_per_kwh|power_price_factor|markup|energy_factor|model_efficiency)\\..*"
                    + "|hardware_life_years|opex_share|utilisation|hosting_markup|licence_usd_per_mtok|domestic_chip_(share|penalty)");

    private StartYear() {}

    /** The notes on a scenario, in the order of the parameters; none for the baseline. */
    static List<Note> notes(Scenario scenario) {
        List<Note> notes = new ArrayList<>();
        addScaled(scenario, "tier_share", YearLoop.TIERS, notes);
        addScaled(scenario, "market_share", YearLoop.ORIGIN_NAMES, notes);
        List<String> changed = new ArrayList<>();
        for (Parameter parameter : ParameterTable.bundled().all()) {
            if (OF_PRICE.matcher(parameter.name()).matches()
                    && scenario.path(parameter.name()).at(YearLoop.START)
                            != parameter.defaultValue().at(YearLoop.START)) {
                changed.add(parameter.name());
            }
        }
        if (!changed.isEmpty()) {
            notes.add(new Note(
                    Note.Kind.SCENARIO,
                    changed.get(0),
                    "the market is calibrated to " + YearLoop.START + " with the changed " + String.join(", ", changed)
                            + ": the shares of that year stay as they were, so that this is another view of the present, not a"
                            + " change that buyers feel; for one, let it begin in " + (YearLoop.START + 1)));
        }
        return notes;
    }

    private static void addScaled(Scenario scenario, String name, String[] members, List<Note> notes) {
        double total = 0;
        for (String member : members) {
            total += scenario.path(name + "." + member).at(YearLoop.START);
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
}
