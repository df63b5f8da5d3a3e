package org.tokenstate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tokenstate.projection.Projection;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.uncertainty.EnsemblePlan;
import org.tokenstate.units.internal.Require;

/**
 * The report of one country: an ensemble of its model, a headline in words generated from the draws, and one self-contained
 * HTML page with a figure for each question and a table behind each figure.
 *
 * <pre>{@code
 * CountryReport report = CountryReport.of(TokenStateModel.of("CHN").against("USA").project(2025, 2050), 5_000, 42);
 * Files.writeString(path, report.html("report CHN --reference USA"));
 * }</pre>
 */
public final class CountryReport {
    /** The number of draws when none is asked for. */
    public static final int DEFAULT_DRAWS = 5_000;

    /** The most draws: each output of each draw is kept in memory. */
    public static final int MOST_DRAWS = 20_000;

    /** The fewest draws: rank correlations need three a parameter. */
    private static final int LEAST_DRAWS = 300;

    private final Study study;
    private final List<Figure> figures;

    private CountryReport(Study study) {
        this.study = study;
        this.figures = figures(study);
    }

    /**
     * Runs the ensemble and makes the report.
     *
     * @param projection the single projection, whose model, scenario and years the report takes
     * @param draws draws of the ensemble, from 300 to {@value #MOST_DRAWS}
     * @param seed the seed of the draws
     * @return the report
     * @throws IllegalArgumentException if the number of draws is outside
     * @throws IllegalStateException if more than a tenth of the draws failed
     */
    public static CountryReport of(Projection projection, int draws, long seed) {
        return of(projection, draws, seed, (done, of) -> {});
    }

    /**
     * Runs the ensemble and makes the report, telling how far it is.
     *
     * @param projection the single projection, whose model, scenario and years the report takes
     * @param draws draws of the ensemble, from 300 to {@value #MOST_DRAWS}
     * @param seed the seed of the draws
     * @param progress told after each block of draws
     * @return the report
     * @throws IllegalArgumentException if the number of draws is outside
     * @throws IllegalStateException if more than a tenth of the draws failed
     */
    public static CountryReport of(Projection projection, int draws, long seed, EnsemblePlan.Progress progress) {
        Require.that(
                draws >= LEAST_DRAWS && draws <= MOST_DRAWS,
                "draws of a report must be in [%d, %d] but is %d",
                LEAST_DRAWS,
                MOST_DRAWS,
                draws);
        return new CountryReport(Study.whole(projection, draws, seed, plan -> plan.onProgress(progress)));
    }

    private static List<Figure> figures(Study study) {
        List<Figure> figures = new ArrayList<>(
                List.of(SpreadFigures.exports(study), SpreadFigures.trade(study), OddsFigures.binding(study)));
        SiteFigures.sites(study).ifPresent(figures::add);
        figures.addAll(List.of(
                SpreadFigures.exportShare(study),
                OddsFigures.milestones(study),
                OddsFigures.revised(study),
                ChangeFigures.worlds(study),
                ChangeFigures.tornado(study),
                SpreadFigures.generation(study),
                EnergyFigures.tranches(study),
                EnergyFigures.ladder(study),
                SpreadFigures.energyPerToken(study),
                EnergyFigures.serving(study)));
        return figures;
    }

    /**
     * {@return the headline: sentences generated from the draws, never more certain than they are}
     */
    public List<String> headline() {
        return Headline.of(study);
    }

    /**
     * Why the odds of an event are not known, for the events that a missing figure leaves out. The ensemble's first year of such
     * an event is after the last in every draw, which says nothing.
     *
     * @return the cause by event: {@code crossing_year}, {@code token_state_year}, {@code milestone_1} to {@code milestone_20}
     */
    public Map<String, String> unknown() {
        return study.unknown();
    }

    /**
     * {@return the ensemble behind the report}
     */
    public Ensemble ensemble() {
        return study.ensemble;
    }

    /**
     * {@return the single projection behind the report}
     */
    public Projection projection() {
        return study.central;
    }

    /**
     * {@return how the growth model of generation per head did on years that it had not seen, one sentence a horizon}
     */
    public List<String> backtestRecord() {
        return study.singles().backtest();
    }

    /**
     * The page: HTML with its style, script and data inside, that asks nothing of a network.
     *
     * @param command the command line that makes it again, without the name of the program
     * @return the page
     */
    public String html(String command) {
        return Page.report(this, command);
    }

    /**
     * {@return the figures that can be drawn, as static pictures, in the order of the page}
     */
    public List<Picture> pictures() {
        String provenance = study.named() + "; " + Picture.provenance(study.ensemble);
        return figures.stream()
                .flatMap(f -> f.chart().stream().map(chart -> Picture.of(f, chart, provenance)))
                .toList();
    }

    Finding finding() {
        return Finding.of(study);
    }

    Study study() {
        return study;
    }

    List<Figure> figures() {
        return figures;
    }
}
