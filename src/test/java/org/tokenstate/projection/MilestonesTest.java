package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.ParameterTable;

/** First years on tables of one's own, at and beside each level and each end. */
class MilestonesTest {
    private static final int FROM = 2027;
    private static final int TO = 2032;
    private static final int DEPENDENCE = 1;
    private static final int SHARE = 2;
    private static final int FIRST = 0;

    /** Two results by year, and a third that has no value but in 2028. */
    private static Milestones.Values table(double[] dependence, double[] share) {
        return (column, year) -> switch (column) {
            case DEPENDENCE -> dependence[year - FROM];
            case SHARE -> share[year - FROM];
            default -> year == 2028 ? 2 : Double.NaN;
        };
    }

    private static int state(int needed, double[] dependence, double[] share) {
        ParameterTable table = ParameterTable.bundled();
        double[][] parameters = new double[table.size()][1];
        parameters[table.indexOf("token_state_dependence")][0] = 0.25;
        parameters[table.indexOf("token_state_generation_share")][0] = 0.5;
        parameters[table.indexOf("token_state_years")][0] = needed;
        Milestones.TokenState definition = new Milestones.TokenState(
                DEPENDENCE,
                SHARE,
                table.indexOf("token_state_dependence"),
                table.indexOf("token_state_generation_share"),
                table.indexOf("token_state_years"));
        return definition.firstYear(parameters, table(dependence, share), FROM, TO);
    }

    @Test
    void bothThresholdsMustHoldInARow() {
        double[] held = {0.25, 0.25, 0.25, 0.25, 0.25, 0.25};
        double[] shares = {0.5, 0.5, 0.5, 0.5, 0.5, 0.5};
        assertThat(state(1, held, shares)).isEqualTo(2027);
        assertThat(state(3, held, shares)).isEqualTo(2027);
        assertThat(state(6, held, shares)).isEqualTo(2027);
        assertThat(state(7, held, shares)).isEqualTo(2033);
        assertThat(state(3, new double[] {0.3, 0.3, 0.2, 0.3, 0.3, 0.3}, shares))
                .isEqualTo(2030);
        assertThat(state(2, new double[] {0.2, 0.3, 0.3, 0.3, 0.3, 0.3}, shares))
                .isEqualTo(2028);
        assertThat(state(2, held, new double[] {0.5, 0.4, 0.5, 0.4, 0.6, 0.6})).isEqualTo(2031);
        assertThat(state(2, held, new double[] {0.5, 0.4, 0.5, 0.4, 0.5, 0.4})).isEqualTo(2033);
        assertThat(state(1, new double[] {0, 0.9, 0, 0.9, 0, 0.9}, new double[] {0.9, 0, 0.9, 0, 0.9, 0}))
                .isEqualTo(2033);
    }

    @Test
    void aLevelIsReachedWhereTheColumnIsNotBelowIt() {
        Milestones.Values results = table(new double[] {1, 2, 3, 4, 5, 6}, new double[] {9, 8, 7, 4, 3, 2});
        assertThat(Milestones.firstYear(results, DEPENDENCE, -1, 1, FROM, TO)).isEqualTo(2027);
        assertThat(Milestones.firstYear(results, DEPENDENCE, -1, 3, FROM, TO)).isEqualTo(2029);
        assertThat(Milestones.firstYear(results, DEPENDENCE, -1, 3.5, FROM, TO)).isEqualTo(2030);
        assertThat(Milestones.firstYear(results, DEPENDENCE, -1, 6, FROM, TO)).isEqualTo(2032);
        assertThat(Milestones.firstYear(results, DEPENDENCE, -1, 7, FROM, TO)).isEqualTo(2033);
        assertThat(Milestones.firstYear(results, DEPENDENCE, SHARE, 0, FROM, TO))
                .isEqualTo(2030);
        assertThat(Milestones.firstYear(results, DEPENDENCE, SHARE, 0, FROM, 2029))
                .isEqualTo(2030);
        assertThat(Milestones.firstYear(results, DEPENDENCE, SHARE, 0, FROM, 2028))
                .isEqualTo(2029);
        // The first column is a column like any other, and what has no value is never reached.
        assertThat(Milestones.firstYear(results, DEPENDENCE, FIRST, 1, FROM, TO))
                .isEqualTo(2028);
    }
}
