package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.data.Country;
import org.tokenstate.data.Datasets;

/** A country in a world that is solved once for all has the bits that it has alone. */
class OneWorldTest {
    private static final TokenStateModel CHINA = TokenStateModel.of("CHN").against("USA");

    @ParameterizedTest
    @ValueSource(strings = {"NOR", "ARE", "IND", "USA", "TCD"})
    void aCountryIsTheSameAsAlone(String code) {
        Country country = Datasets.bundled().country(code);
        for (String scenario : new String[] {"baseline", "open", "gulf-east"}) {
            TokenStateModel china = CHINA.under(ScenarioFiles.load(scenario).scenario());
            Projection together = china.inOneWorld(2040).of(country).project(2025, 2040);
            assertThat(together).as(scenario).isEqualTo(china.of(country).project(2025, 2040));
            assertThat(together).as(scenario).isNotEqualTo(china.project(2025, 2040));
        }
    }
}
