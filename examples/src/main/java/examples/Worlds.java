package examples;

import java.util.List;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Scenario;

/** Four policy worlds, by what each changes of the baseline. */
final class Worlds {
    private Worlds() {}

    static List<Scenario> all() {
        return List.of(Scenario.BASELINE, open(), fortress(), priceWar());
    }

    static Scenario open() {
        return world(
                "open",
                "markets open from 2028, weights leak less, China installs more",
                "access.USA=2027: 0.7, 1",
                "access.ROW=2027: 0.9, 1",
                "leakage=0.3",
                "taste_drift=0.12",
                "domestic_chip_convergence=0.12",
                "additions_gw.CHN=2026: 2.3, 4, 6.5, 10, 14, 18, 22, 26, 30, 33, 36, 39, 42, 45, 48");
    }

    static Scenario fortress() {
        return world(
                "fortress",
                "markets close from 2028, tariffs, fewer chips",
                "access.USA=2027: 0.7, 0.1",
                "access.ROW=2027: 0.9, 0.55",
                "leakage=0.65",
                "taste_drift=0",
                "tariff.USA=2027: 0, 1",
                "tariff.ROW=2027: 0, 0.2",
                "additions_gw.CHN=2026: 1, 1.5, 2.2, 3.2, 4.5, 6, 7.5, 9, 10.5, 12, 13, 14, 15, 16, 17");
    }

    static Scenario priceWar() {
        return world(
                "price war",
                "mark-ups go, buyers switch more readily",
                "markup.USA.frontier=0.5",
                "markup.USA.near_frontier=0.1",
                "markup.USA.commodity=0.05",
                "markup.CHN.frontier=0.1",
                "markup.CHN.near_frontier=0",
                "markup.CHN.commodity=0",
                "origin_substitution=8",
                "tier_substitution=2.5");
    }

    private static Scenario world(String name, String description, String... changes) {
        Scenario scenario = Scenario.BASELINE.named(name, description);
        for (String change : changes) {
            String[] parts = change.split("=", 2);
            scenario = scenario.with(parts[0], ParameterValue.parse(parts[0], parts[1]));
        }
        return scenario;
    }
}
