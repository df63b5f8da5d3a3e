package org.tokenstate.report.claims;

import java.util.ArrayList;
import java.util.List;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.data.Datasets;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.projection.WorldModel;

/** The ledger of published claims: each held against the model's own figure for the same question. */
public final class Claims {
    private static final int LAST_YEAR = 2050;

    private Claims() {}

    /**
     * {@return the claims of {@code claims.csv}, in its order}
     */
    public static List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        for (CsvTable.Row row : CsvTable.bundled("claims.csv").rows()) {
            claims.add(new Claim(
                    row.requiredText("id"),
                    row.requiredText("claim"),
                    row.requiredText("quantity"),
                    row.number("published"),
                    row.number("low"),
                    row.number("high"),
                    row.requiredText("unit"),
                    row.requiredText("as_of"),
                    row.requiredText("source"),
                    row.text("address"),
                    row.requiredText("standing"),
                    row.text("note")));
        }
        return List.copyOf(claims);
    }

    /**
     * Holds every claim against the baseline on the bundled data.
     *
     * @return one assessment a claim, in the order of {@link #all}
     */
    public static List<Assessment> assess() {
        return assess(Datasets.bundled(), Scenario.BASELINE);
    }

    /**
     * Holds every claim against the model under a scenario.
     *
     * @param data the data
     * @param scenario the scenario
     * @return one assessment a claim, in the order of {@link #all}
     */
    public static List<Assessment> assess(Datasets data, Scenario scenario) {
        return new Answers(ground(data, scenario)).to(all());
    }

    /** What the answers stand on under a scenario. */
    static Ground ground(Datasets data, Scenario scenario) {
        Projection china = TokenStateModel.of("CHN", data)
                .against("USA")
                .under(scenario)
                .project(TokenStateModel.FIRST_YEAR, LAST_YEAR);
        Projection states =
                TokenStateModel.of("USA", data).under(scenario).project(TokenStateModel.FIRST_YEAR, LAST_YEAR);
        return new Ground(
                data, WorldModel.of(scenario).project(TokenStateModel.FIRST_YEAR, LAST_YEAR), china, states, all());
    }
}
