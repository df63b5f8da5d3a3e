package examples;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.tokenstate.data.Datasets;
import org.tokenstate.electricity.Convergence;
import org.tokenstate.electricity.GenerationData;
import org.tokenstate.electricity.GenerationPaths;
import org.tokenstate.electricity.GrowthModel;
import org.tokenstate.electricity.GrowthModels;

/** (1) Does China's generation per head cross that of the United States? Under every growth model, each with 2,000 paths. */
public final class CrossingYear {
    private static final int LAST = 2060;

    private CrossingYear() {}

    /** Prints the crossing year by growth model, and what that of the projection says of "the next few years". */
    public static void main(String[] args) {
        var generation = GenerationData.of(Datasets.bundled());
        var china = generation.history("CHN");
        var states = generation.history("USA");
        int now = Math.min(china.lastYear(), states.lastYear());
        double gap = states.series().in(now).orElseThrow()
                / china.series().in(now).orElseThrow();
        Print.line("In %d the United States generate %.2f times as much electricity per head as China.", now, gap);
        Print.line("%-26s %8s %6s %6s %6s %8s %8s", "growth model", "central", "p10", "p50", "p90", "by 2032", "by 2040");

        List<GrowthModel> models = new ArrayList<>(GrowthModels.all());
        models.add(GrowthModels.named(GrowthModels.OUTLOOK));
        models.add(GrowthModels.named(GrowthModels.BLEND));
        List<Convergence> all =
                Convergence.under(models, china, states, LAST, Convergence.Adjustment.NONE, 2000, 42);
        int first = LAST;
        int never = 0;
        for (Convergence c : all) {
            print(c);
            first = Math.min(first, c.centralYear().orElse(LAST));
            never += c.centralYear().isEmpty() ? 1 : 0;
        }
        var settings = GenerationPaths.Settings.of(GrowthModels.named(GrowthModels.BLEND));
        var standard = Convergence.of(china, states, LAST, settings, Convergence.Adjustment.NONE, 2000, 42);
        var likeForLike = Convergence.of(
                china, states, LAST, settings, Convergence.Adjustment.CHINA_UNITED_STATES, 2000, 42);

        Print.line(
                "%d of %d growth models never cross by %d; the earliest crosses in %d%s.",
                never, all.size(), LAST, first, never > 0 && first < LAST ? ": the method decides" : "");
        double soon = standard.probabilityBy(2032);
        Print.line(
                "By the projection's model, '%s', a crossing by 2032 has probability %.3f: \"in the next few years\" is %s.",
                standard.growthModel(), soon, soon < 0.05 ? "very unlikely" : soon < 0.5 ? "unlikely" : "likely");
        Print.line(
                "Net against net and by the Census the median moves from %s to %s.",
                Print.year(standard.quantileYear(0.5)), Print.year(likeForLike.quantileYear(0.5)));
    }

    private static void print(Convergence c) {
        OptionalInt central = c.centralYear();
        Print.line(
                "%-26s %8s %6s %6s %6s %8.2f %8.2f",
                c.growthModel(),
                Print.year(central),
                Print.year(c.quantileYear(0.1)),
                Print.year(c.quantileYear(0.5)),
                Print.year(c.quantileYear(0.9)),
                c.probabilityBy(2032),
                c.probabilityBy(2040));
    }
}
