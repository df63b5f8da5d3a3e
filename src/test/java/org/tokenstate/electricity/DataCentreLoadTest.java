package org.tokenstate.electricity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tokenstate.data.Datasets;

/** The load of the projection's own data centres in generation per head, by hand. */
class DataCentreLoadTest {
    private static final GenerationData GENERATION = GenerationData.of(Datasets.bundled());

    @Test
    void theNewShareOfTheLoadAddsWhereThePathRestsOnNoOutlook() {
        DataCentreLoad load = new DataCentreLoad(0.75);
        // 240 TWh against 40 in the base year: 150 TWh are new, for 350 million people 428.6 kWh a head
        assertThat(load.perHeadKwh(13_000, 0, 240, 40, 350e6)).isCloseTo(13_428.57, within(0.01));
        assertThat(load.perHeadKwh(13_000, 0.4, 240, 40, 350e6)).isCloseTo(13_257.14, within(0.01));
        assertThat(load.perHeadKwh(13_000, 1, 240, 40, 350e6)).isEqualTo(13_000);
        assertThat(load.perHeadKwh(13_000, 0, 40, 40, 350e6)).isEqualTo(13_000);
        assertThat(load.perHeadKwh(13_000, 0, 20, 40, 350e6)).isLessThan(13_000);
        assertThat(new DataCentreLoad(0).perHeadKwh(13_000, 0, 240, 40, 350e6)).isEqualTo(13_000);
    }

    @Test
    void outlooksContainTheLoadAlready() {
        GenerationHistory states = GENERATION.history("USA");
        assertThat(DataCentreLoad.outlookWeight("outlook", states, 2040)).isEqualTo(1);
        assertThat(DataCentreLoad.outlookWeight("blend", states, 2030)).isEqualTo(Outlooks.weight(5));
        assertThat(DataCentreLoad.outlookWeight("default", states, 2030)).isZero();
        assertThat(DataCentreLoad.outlookWeight("blend", states, 2025)).isZero();
        assertThat(DataCentreLoad.outlookWeight("blend", GENERATION.history("IND"), 2030))
                .isZero();
    }

    @Test
    void aShareOutsideTheUnitIntervalIsRefused() {
        assertThatThrownBy(() -> new DataCentreLoad(1.2)).hasMessageContaining("data centres that is new");
        assertThatThrownBy(() -> DataCentreLoad.ASSUMED.perHeadKwh(1, -0.1, 1, 1, 1))
                .hasMessageContaining("weight of outlooks");
    }
}
