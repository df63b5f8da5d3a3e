package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.data.Country;
import org.tokenstate.data.CountryGroup;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.PopulationProjection;

/** The spread of population: through the published bounds, and positive at any deviation that is allowed. */
class PopulationTest {
    private static final Datasets DATA = Datasets.bundled();
    private static final int YEARS = TokenStateModel.LAST_YEAR - TokenStateModel.FIRST_YEAR + 1;
    /** Both ends of an interval of 80 % are so many standard deviations from the median. */
    private static final double Z80 = 1.2815515655446004;

    private static double[] population(String code, double deviation) {
        TokenStateModel model = TokenStateModel.of(code);
        double[][] parameters = model.under(Scenario.BASELINE).values(YEARS);
        double[] deviations = parameters[ParameterTable.bundled().indexOf("population_deviation")];
        Arrays.fill(deviations, deviation);
        return model.prepared().population(parameters, new double[YEARS]);
    }

    @Test
    void everyPlaceHasPeopleAtBothBounds() {
        double lower = ParameterTable.bundled().get("population_deviation").lower();
        double upper = ParameterTable.bundled().get("population_deviation").upper();
        int[] known = new int[1];
        Stream.concat(
                        DATA.countries().stream().map(Country::iso3),
                        DATA.groups().stream().map(CountryGroup::code))
                .forEach(code -> {
                    double[] few = population(code, lower);
                    double[] median = population(code, 0);
                    double[] many = population(code, upper);
                    for (int t = 0; t < YEARS; t++) {
                        if (!Double.isNaN(median[t])) {
                            known[0]++;
                            assertThat(few[t])
                                    .as("%s in %d", code, 2025 + t)
                                    .isPositive()
                                    .isLessThanOrEqualTo(median[t]);
                            assertThat(many[t])
                                    .as("%s in %d", code, 2025 + t)
                                    .isFinite()
                                    .isGreaterThanOrEqualTo(median[t]);
                        }
                    }
                });
        assertThat(known[0]).isGreaterThan(230 * YEARS);
    }

    @ParameterizedTest
    @CsvSource({"NGA", "SYR", "WSM", "KAZ", "LBN", "CHN"})
    void thePublishedBoundsComeBackAtTheirQuantiles(String code) {
        PopulationProjection published = DATA.populationProjection(code);
        double[] lower = population(code, -Z80);
        double[] upper = population(code, Z80);
        double[] median = population(code, 0);
        for (int year : new int[] {2030, 2045, 2060}) {
            int t = year - TokenStateModel.FIRST_YEAR;
            close(lower[t], published.lower80().in(year).orElseThrow());
            close(median[t], published.medium().in(year).orElseThrow());
            close(upper[t], published.upper80().in(year).orElseThrow());
        }
    }

    private static void close(double value, double expected) {
        assertThat(value).isCloseTo(expected, within(1e-12 * expected));
    }
}
