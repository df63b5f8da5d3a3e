package org.tokenstate.testkit;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.Assertions;
import org.tokenstate.projection.Criterion;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.projection.YearResult;

/** What every {@link Criterion} promises: extend it in a test and say which criterion. */
public abstract class CriterionContract {
    private final TokenStateModel model = TokenStateModel.of("CHN").against("USA");

    /** For subclasses. */
    protected CriterionContract() {}

    /**
     * The criterion to test.
     *
     * @return the criterion
     */
    protected abstract Criterion criterion();

    @Provide
    Arbitrary<Scenario> scenarios() {
        return TokenStates.scenarios();
    }

    @Property(tries = 20)
    void itReadsKnownVariablesAndLeavesThemAlone(@ForAll("scenarios") Scenario scenario) {
        Assertions.assertThat(criterion().label()).isNotBlank();
        Assertions.assertThat(criterion().variables()).isNotEmpty().allMatch(TokenStateModel.catalogue()::has);
        reads(model.under(scenario).project(2025, 2030).in(2030));
    }

    private void reads(YearResult year) {
        double[] values = criterion().variables().stream()
                .mapToDouble(v -> year.value(v).orElse(0))
                .toArray();
        double[] before = values.clone();
        boolean holds = criterion().holds(values);
        Assertions.assertThat(values).containsExactly(before);
        Assertions.assertThat(criterion().holds(values)).isEqualTo(holds);
    }

    @Property(tries = 20)
    void theFirstYearIsTheFirst(@ForAll("scenarios") Scenario scenario) {
        first(model.under(scenario).project(2025, 2045));
    }

    private void first(Projection projection) {
        int first = projection.firstYear(criterion()).orElse(2046);
        for (YearResult year : projection.years()) {
            if (year.year() <= first) {
                Assertions.assertThat(criterion().holds(year)).isEqualTo(year.year() == first);
            }
        }
    }
}
