package org.tokenstate.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.Evidence;

/**
 * The rules for countries that have no figures of their own: cost of electricity by source, power usage effectiveness by
 * region, cost of capital by income group. Most are assumptions and are marked as such.
 */
public final class WorldRules {
    private final Map<String, RuleValue> rules = new LinkedHashMap<>();
    private final Bundle bundle;

    private WorldRules(Bundle bundle) {
        this.bundle = bundle;
    }

    static WorldRules read(Bundle bundle) {
        WorldRules all = new WorldRules(bundle);
        Map<String, Bundle.Publication> publications = bundle.publications("world_rules");
        for (CsvTable.Row r : CsvTable.bundled("world_rules.csv").rows()) {
            String code = r.text("source");
            Bundle.Publication publication = publications.get(code);
            all.rules.put(
                    r.text("rule") + "/" + r.text("key"),
                    new RuleValue(
                            r.requiredNumber("value"),
                            r.requiredNumber("low"),
                            r.requiredNumber("high"),
                            r.text("unit"),
                            publication == null ? code : publication.publisher() + ", " + publication.title(),
                            Evidence.of(r.text("evidence")),
                            r.text("note")));
        }
        return all;
    }

    /**
     * The levelised cost of electricity from new plant.
     *
     * @param source the source
     * @return USD of 2025 per MWh; empty for pumped storage, which makes none
     */
    public Optional<RuleValue> lcoe(EnergySource source) {
        return rule("lcoe", source.label());
    }

    /**
     * The power usage effectiveness of data centres of a country: its own where a survey has it, else its region's.
     *
     * @param iso3 the code of a country
     * @return the ratio of energy at the meter to energy of the equipment
     */
    public RuleValue pue(String iso3) {
        Bundle.Area area = bundle.areas().get(iso3);
        return rule("pue", iso3)
                .or(() -> area == null ? Optional.empty() : rule("pue", area.region()))
                .orElseGet(() -> rule("pue", "WORLD").orElseThrow());
    }

    /**
     * The real weighted average cost of capital.
     *
     * @param group the income group
     * @return the rate as a fraction per year
     */
    public RuleValue realWacc(IncomeGroup group) {
        return rule("real_wacc", group.label()).orElseThrow();
    }

    private Optional<RuleValue> rule(String rule, String key) {
        return Optional.ofNullable(rules.get(rule + "/" + key));
    }
}
