package org.tokenstate.electricity;

import java.util.ArrayList;
import java.util.List;
import org.tokenstate.data.AnnualSeries;

/**
 * What countries at a level and growth of generation per head went on to do: a ridge regression of the mean yearly growth of
 * five years on the mean growth of the ten years before (as many as there are, at least four) and the logarithm of the level.
 * For one country the regression leaves its own windows out, and for one year every window that ends after it.
 *
 * <p>Growth is held within 15 % a year on both sides. The penalty is a tenth of the number of windows on standardised inputs
 * (Hoerl and Kennard 1970).
 */
final class CountryPanel {
    private static final int AHEAD = 5;
    private static final int BEFORE = 10;
    private static final double MOST = 0.15;
    private static final double PENALTY = 0.1;
    /** Fewer windows than this say nothing. */
    private static final int LEAST_WINDOWS = 50;

    private record Window(String series, int end, double growth, double level, double after) {}

    private final List<Window> windows = new ArrayList<>();

    /**
     * @param perHead generation per head in kWh, each series named by its country
     */
    CountryPanel(List<AnnualSeries> perHead) {
        for (AnnualSeries series : perHead) {
            int first = series.firstYear().orElse(0);
            int last = series.lastYear().orElse(-1);
            int from = first;
            for (int year = first; year + AHEAD <= last; year++) {
                if (series.in(year).isEmpty()) {
                    from = year + 1;
                } else if (year - from + 1 >= GrowthModels.LEAST_VALUES
                        && series.in(year + AHEAD).isPresent()) {
                    double level = log(series, year);
                    windows.add(new Window(
                            series.name(),
                            year + AHEAD,
                            growth(level - log(series, Math.max(from, year - BEFORE)), Math.min(BEFORE, year - from)),
                            level,
                            growth(log(series, year + AHEAD) - level, AHEAD)));
                }
            }
        }
    }

    private static double log(AnnualSeries series, int year) {
        return Math.log(series.in(year).orElseThrow());
    }

    private static double growth(double change, int years) {
        return Math.max(-MOST, Math.min(MOST, change / years));
    }

    /**
     * The yearly growth that the others lead one to expect.
     *
     * @param series the name of the country's own series, which is left out
     * @param values its consecutive values, kWh, oldest first
     * @param year the year of the last one; nothing after it is looked at
     * @return the expected change of the logarithm, a year; NaN if too few windows end by then
     */
    double growth(String series, double[] values, int year) {
        int n = 0;
        double sumG = 0;
        double sumL = 0;
        double sumY = 0;
        double gg = 0;
        double ll = 0;
        double gl = 0;
        double gy = 0;
        double ly = 0;
        for (Window w : windows) {
            if (w.end() > year || w.series().equals(series)) {
                continue;
            }
            n++;
            sumG += w.growth();
            sumL += w.level();
            sumY += w.after();
            gg += w.growth() * w.growth();
            ll += w.level() * w.level();
            gl += w.growth() * w.level();
            gy += w.growth() * w.after();
            ly += w.level() * w.after();
        }
        if (n < LEAST_WINDOWS) {
            return Double.NaN;
        }
        double meanG = sumG / n;
        double meanL = sumL / n;
        double meanY = sumY / n;
        double sdG = Math.sqrt(gg / n - meanG * meanG);
        double sdL = Math.sqrt(ll / n - meanL * meanL);
        double correlation = (gl / n - meanG * meanL) / (sdG * sdL);
        double withG = (gy / n - meanG * meanY) / sdG;
        double withL = (ly / n - meanL * meanY) / sdL;
        double diagonal = 1 + PENALTY;
        double determinant = diagonal * diagonal - correlation * correlation;
        double ofG = (diagonal * withG - correlation * withL) / determinant;
        double ofL = (diagonal * withL - correlation * withG) / determinant;
        int last = values.length - 1;
        int before = Math.min(BEFORE, last);
        double level = Math.log(values[last]);
        double growth = growth(level - Math.log(values[last - before]), before);
        return meanY + ofG * (growth - meanG) / sdG + ofL * (level - meanL) / sdL;
    }
}
