package org.tokenstate.electricity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Exponential smoothing against R forecast::ets. Numbers: statsmodels 82c59e3, tests of holtwinters and fit_ets_results, which
 * were made by R; series oil and livestock of R fpp2. Where R's search stops short of the optimum the fit here must be likelier.
 */
class ExponentialSmoothingTest {
    private static final double[] OIL = {
        446.6565229,
        454.4733065,
        455.662974,
        423.6322388,
        456.2713279,
        440.5880501,
        425.3325201,
        485.1494479,
        506.0481621,
        526.7919833,
        514.268889,
        494.2110193
    };
    private static final double[] LIVESTOCK = {
        263.917747, 268.307222, 260.662556, 266.639419, 277.515778, 283.834045, 290.309028, 292.474198, 300.830694,
        309.286657, 318.331081, 329.37239, 338.883998, 339.244126, 328.600632, 314.255385, 314.459695, 321.413779,
        329.789292, 346.385165, 352.297882, 348.370515, 417.562922, 417.12357, 417.749459, 412.233904, 411.946817,
        394.697075, 401.49927, 408.270468, 414.2428
    };
    private static final double[] OIL_LONG = {
        111.00913, 130.82843, 141.28709, 154.22777, 162.74087, 192.16648, 240.79973, 304.21739, 384.00457, 429.66216,
        359.31693, 437.25185, 468.40079, 424.43534, 487.97943, 509.82845, 506.34725, 340.18424, 240.25892, 219.03279,
        172.07466, 252.59009, 221.07108, 276.51877, 271.14795, 342.6186, 428.35584, 442.39455, 432.78515, 437.24972,
        437.20916, 445.3641, 453.19501, 454.40964, 422.37891, 456.03712, 440.3866, 425.19437, 486.20517, 500.42909,
        521.27591, 508.94762, 488.88886, 509.87057, 456.72291, 473.8166, 525.95087, 549.83381, 542.34047
    };

    @Test
    void simpleSmoothingOfOilAgreesWithR() {
        ExponentialSmoothing fit = ExponentialSmoothing.fit(OIL, ExponentialSmoothing.Form.LEVEL);
        assertThat(fit.alpha()).isCloseTo(0.891998, within(1e-5));
        assertThat(fit.level0()).isCloseTo(447.47844, within(1e-3));
        assertThat(fit.level()).isCloseTo(496.493543, within(1e-3));
        assertThat(GrowthModels.named("ses").fit(OIL).point(1)).isCloseTo(496.493543, within(1e-3));
    }

    @Test
    void dampedSmoothingOfLivestockIsAtLeastAsLikelyAsRsAndForecastsTheSame() {
        ExponentialSmoothing fit = ExponentialSmoothing.fit(LIVESTOCK, ExponentialSmoothing.Form.DAMPED);
        assertThat(fit.squares() / LIVESTOCK.length).isBetween(194.0, 195.4397924865488);
        assertThat(fit.phi()).isCloseTo(0.98, within(1e-6));
        double[] r = {
            417.7982003051233, 421.3426082635598, 424.8161280628277, 428.2201774661102, 431.556145881327,
            434.8253949282395, 438.0292589942138, 441.1690457788685, 444.2460368278302, 447.2614880558126
        };
        GrowthModel.Fit model = GrowthModels.named("damped").fit(LIVESTOCK);
        for (int h = 1; h <= r.length; h++) {
            assertThat(model.point(h)).isCloseTo(r[h - 1], within(0.003 * r[h - 1]));
        }
    }

    @Test
    void longOilSeriesIsAtLeastAsLikelyAsInR() {
        assertThat(likelihood(ExponentialSmoothing.Form.LEVEL)).isCloseTo(-285.07846207, within(1e-3));
        assertThat(likelihood(ExponentialSmoothing.Form.TREND)).isBetween(-285.64745013, -284.0);
        assertThat(likelihood(ExponentialSmoothing.Form.DAMPED)).isBetween(-284.64438385, -283.5);
    }

    private static double likelihood(ExponentialSmoothing.Form form) {
        return -OIL_LONG.length
                / 2.0
                * Math.log(ExponentialSmoothing.fit(OIL_LONG, form).squares());
    }

    @Test
    void aSimplexThatTurnsInCirclesEnds() {
        // real product of Korea to 2016, Maddison Project Database 2023: at the end of the search no step is better or
        // ends it
        double[] product = {
            361514859257.0,
            402092236089.0,
            452221973191.0,
            506050941429.0,
            541627559504.0,
            594764506000.0,
            651871510125.0,
            687368661445.0,
            729369247675.0,
            791073852664.0,
            860793752056.0,
            919812618896.0,
            967604910890.0,
            908368091121.0,
            1004162502333.0,
            1086261690312.0,
            1127616204375.0,
            1203066586464.0,
            1229830453921.0,
            1281243847324.0,
            1322354601142.0,
            1381281470156.0,
            1446721509093.0,
            1477425172333.0,
            1477640571750.0,
            1562822824921.0,
            1609219825000.0,
            1647889319531.0,
            1700045113031.0,
            1754480590300.0,
            1803763858886.0,
            1856920794289.0
        };
        Scale scale = Scale.of(product);
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> ExponentialSmoothing.fit(scale.forward(product), ExponentialSmoothing.Form.DAMPED));
    }
}
