package examples;

import java.util.List;
import java.util.Optional;
import org.tokenstate.inference.DataCentre;
import org.tokenstate.inference.EnergyRoofline;
import org.tokenstate.inference.InferenceCatalogue;
import org.tokenstate.inference.Interactivity;
import org.tokenstate.inference.MeteredIntensity;
import org.tokenstate.inference.ServingPoint;
import org.tokenstate.units.TrafficMix;

/** (4) What does a token of today's models cost in energy on today's accelerators? Eight of them, at two speeds. */
public final class EnergyPerToken {
    private static final List<String> ACCELERATORS = List.of("H100", "H200", "B200", "H20");
    private static final List<String> MODELS = List.of(
            "meta-llama/Llama-3.1-8B-Instruct",
            "openai/gpt-oss-120b",
            "Qwen/Qwen3-235B-A22B-Instruct-2507-FP8",
            "MiniMaxAI/MiniMax-M2",
            "deepseek-ai/DeepSeek-V3.1",
            "moonshotai/Kimi-K2-Instruct");

    private EnergyPerToken() {}

    /** Prints joules per output token at the accelerators, the largest batch that keeps the speed. */
    public static void main(String[] args) {
        double least = Double.MAX_VALUE;
        double most = 0;
        for (double speed : new double[] {20, 50}) {
            Print.line("J per output token at %.0f tokens a second and user (batch)", speed);
            Print.line("%-42s %14s %14s %14s %14s", "model", "H100", "H200", "B200", "H20");
            for (String model : MODELS) {
                StringBuilder row = new StringBuilder(Print.text("%-42s", model));
                for (String accelerator : ACCELERATORS) {
                    ServingPoint one = point(model, accelerator);
                    Optional<Interactivity.Choice> choice = serve(one, speed);
                    String without = one.fitsInMemory() ? "too slow" : "does not fit";
                    row.append(Print.text(" %14s", choice.map(EnergyPerToken::cell).orElse(without)));
                    double joules = choice.map(c -> c.energy().joulesPerOutputToken()).orElse(Double.NaN);
                    least = joules < least ? joules : least;
                    most = joules > most ? joules : most;
                }
                Print.line("%s", row);
            }
        }
        Print.line("From %.3f to %.2f J, a factor of %.0f%s.", least, most, most / least,
                most > 3 * least ? ": no single figure per token is honest" : "");
        ServingPoint point = InferenceCatalogue.bundled().servingPoint("frontier-default");
        var metered = MeteredIntensity.of(point, TrafficMix.DEEPSEEK_2025, DataCentre.DEFAULT);
        Print.line(
                "At the meter, point '%s': %.2f J per output token is %.3f J per billed token of the mix %s.",
                point.name(),
                metered.perOutputToken().joulesPerToken(),
                metered.perBilledToken().joulesPerToken(),
                metered.mix().name());
    }

    private static ServingPoint point(String model, String accelerator) {
        InferenceCatalogue catalogue = InferenceCatalogue.bundled();
        return ServingPoint.of(catalogue.model(model), catalogue.accelerator(accelerator), 8).withBatch(1);
    }

    private static Optional<Interactivity.Choice> serve(ServingPoint point, double speed) {
        return point.fitsInMemory()
                ? Interactivity.largestBatch(EnergyRoofline.bundled(), point, speed)
                : Optional.empty();
    }

    private static String cell(Interactivity.Choice choice) {
        return Print.text(
                "%.3f (%.0f)", choice.energy().joulesPerOutputToken(), choice.point().batch());
    }
}
