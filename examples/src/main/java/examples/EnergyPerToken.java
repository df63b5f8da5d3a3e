package examples;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.tokenstate.inference.DataCentre;
import org.tokenstate.inference.EnergyRoofline;
import org.tokenstate.inference.InferenceCatalogue;
import org.tokenstate.inference.Interactivity;
import org.tokenstate.inference.MeteredIntensity;
import org.tokenstate.inference.ServingPoint;
import org.tokenstate.units.TrafficMix;

/** (4) What does a token of today's models cost in energy on today's accelerators? Eight of them, at two speeds. */
public final class EnergyPerToken {
    private static final InferenceCatalogue CATALOGUE = InferenceCatalogue.bundled();
    private static final List<String> ACCELERATORS = List.of("H100", "H200", "B200", "H20");
    private static final List<String> MODELS = List.of(
            "meta-llama/Llama-3.1-8B-Instruct",
            "openai/gpt-oss-120b",
            "Qwen/Qwen3-235B-A22B-Instruct-2507-FP8",
            "MiniMaxAI/MiniMax-M2",
            "deepseek-ai/DeepSeek-V3.1",
            "moonshotai/Kimi-K2-Instruct");

    private EnergyPerToken() {}

    /** Prints joules per output token at eight accelerators, with the largest batch that keeps the speed. */
    public static void main(String[] args) {
        DoubleSummaryStatistics joules = new DoubleSummaryStatistics();
        for (double speed : new double[] {20, 50}) {
            Print.line("J per output token at %.0f tokens a second and user (batch)", speed);
            Print.line("%-42s %14s %14s %14s %14s", "model", "H100", "H200", "B200", "H20");
            for (String model : MODELS) {
                StringBuilder row = new StringBuilder(Print.text("%-42s", model));
                ACCELERATORS.forEach(name -> row.append(Print.text(" %14s", cell(model, name, speed, joules))));
                Print.line("%s", row);
            }
        }
        double factor = joules.getMax() / joules.getMin();
        Print.line("From %.3f to %.2f J, a factor of %.0f%s.", joules.getMin(), joules.getMax(), factor,
                factor > 3 ? ": no single figure per token is honest" : "");
        ServingPoint point = CATALOGUE.servingPoint("frontier-default");
        var metered = MeteredIntensity.of(point, TrafficMix.DEEPSEEK_2025, DataCentre.DEFAULT);
        Print.line(
                "At the meter, point '%s': %.2f J per output token is %.3f J per billed token of the mix %s.",
                point.name(), metered.perOutputToken().joulesPerToken(),
                metered.perBilledToken().joulesPerToken(), metered.mix().name());
    }

    private static String cell(String model, String accelerator, double speed, DoubleSummaryStatistics joules) {
        ServingPoint point = ServingPoint.of(CATALOGUE.model(model), CATALOGUE.accelerator(accelerator), 8).withBatch(1);
        if (!point.fitsInMemory()) {
            return "does not fit";
        }
        var choice = Interactivity.largestBatch(EnergyRoofline.bundled(), point, speed);
        choice.ifPresent(c -> joules.accept(c.energy().joulesPerOutputToken()));
        return choice.map(c -> Print.text("%.3f (%.0f)", c.energy().joulesPerOutputToken(), c.point().batch()))
                .orElse("too slow");
    }
}
