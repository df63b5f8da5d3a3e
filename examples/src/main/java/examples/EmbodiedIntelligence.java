package examples;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.EmbodiedGood;
import org.tokenstate.data.Indicator;
import org.tokenstate.economics.EmbodiedEnergy;
import org.tokenstate.economics.EnergySale;
import org.tokenstate.units.Energy;
import org.tokenstate.units.EnergyPerToken;
import org.tokenstate.units.EnergyPrice;
import org.tokenstate.units.TokenPrice;
import org.tokenstate.units.TrafficMix;

/** (8) What does a megawatt-hour earn inside goods, over a cable, and as tokens? */
public final class EmbodiedIntelligence {
    private EmbodiedIntelligence() {}

    /** Prints the ladder of goods, and one per cent of China's generation sold as tokens. */
    public static void main(String[] args) {
        Datasets data = Datasets.bundled();
        List<EmbodiedGood> ladder = data.embodiedEnergy().stream()
                .filter(g -> !g.id().startsWith("TOK") && !g.id().equals("CN_CLAIM") && !g.id().equals("GPU_RENT"))
                .sorted(Comparator.comparingDouble(EmbodiedGood::revenueUsdPerMwh))
                .toList();
        Print.line("%-54s %-56s %12s", "good", "route", "USD per MWh");
        ladder.forEach(g -> Print.line("%-54s %-56s %,12.0f", g.good(), g.route(), g.revenueUsdPerMwh()));

        double generation = data.series("CHN", Indicator.GENERATION_TWH).in(2025).orElseThrow();
        Energy onePercent = Energy.ofTerawattHours(generation / 100);
        var list = data.tokenPrices().stream()
                .filter(p -> p.modelId().equals("deepseek-v4-flash-0731"))
                .findFirst()
                .orElseThrow();
        List<TokenPrice> prices = Stream.of(TrafficMix.DEEPSEEK_2025, TrafficMix.AGENTIC)
                .map(mix -> TokenPrice.blend(
                        list.inputUsdPerMtok().orElseThrow(),
                        list.cachedInputUsdPerMtok().orElseThrow(),
                        list.outputUsdPerMtok().orElseThrow(),
                        mix))
                .toList();
        var joules = Stream.of(0.2, 0.4, 1.0, 3.15).map(EnergyPerToken::ofJoulesPerToken).toList();
        Print.line("One per cent of China's generation of 2025, %.1f TWh, at the list price of %s", onePercent.terawattHours(), list.modelId());
        Print.line("%10s %-14s %14s %12s %12s %10s", "J/token", "mix", "tokens a day", "bn USD", "USD per MWh", "beats");
        for (EnergySale sale : EnergySale.table(onePercent, joules, prices)) {
            double perMwh = sale.perEnergy().usdPerMwh();
            long beaten = ladder.stream().filter(g -> g.revenueUsdPerMwh() < perMwh).count();
            Print.line(
                    "%10.2f %-14s %14.2e %12.1f %,12.0f %4d of %d",
                    sale.perBilledToken().joulesPerToken(), sale.price().mix().name(), sale.tokensPerDay().count(),
                    sale.revenueOfYear().amount() / 1e9, perMwh, beaten, ladder.size());
        }
        EnergyPrice aluminium = EnergyPrice.ofUsdPerMwh(data.embodiedEnergy("AL_PRIM").revenueUsdPerMwh());
        Print.line(
                "Below %.2f J per token a kWh earns more as tokens of the first mix than as aluminium, below %.2f J of the second.",
                EmbodiedEnergy.breakEvenEnergy(prices.get(0), aluminium).joulesPerToken(),
                EmbodiedEnergy.breakEvenEnergy(prices.get(1), aluminium).joulesPerToken());
    }
}
