package examples;

import java.util.HashMap;
import java.util.Map;
import org.tokenstate.data.Datasets;
import org.tokenstate.inference.EnergyRoofline;
import org.tokenstate.inference.InferenceCatalogue;
import org.tokenstate.inference.Workload;
import org.tokenstate.units.TokenPrice;

/** (5) What do agents do to energy and cost? The same model and accelerators, different work. */
public final class Agents {
    private Agents() {}

    /** Prints energy and list cost by workload, and what the prefix cache is worth. */
    public static void main(String[] args) {
        var point = InferenceCatalogue.bundled().servingPoint("frontier-default");
        var list = Datasets.bundled().tokenPrices().stream()
                .filter(p -> p.modelId().equals("deepseek-v4-flash-0731"))
                .findFirst()
                .orElseThrow();
        Print.line("%s on %s", point.model().id(), point.accelerator().id());
        Print.line("%-24s %14s %12s %14s %14s %12s", "workload", "tokens a task", "Wh a task", "J per output", "J per token", "USD a task");
        Map<String, Workload.Result> results = new HashMap<>();
        Map<String, Double> cost = new HashMap<>();
        for (Workload work : Workload.presets()) {
            Workload.Result r = work.at(EnergyRoofline.bundled(), point);
            TokenPrice price = TokenPrice.blend(
                    list.inputUsdPerMtok().orElseThrow(),
                    list.cachedInputUsdPerMtok().orElseThrow(),
                    list.outputUsdPerMtok().orElseThrow(),
                    work.mix());
            double tokens = r.joulesPerTask() / r.joulesPerTotalToken();
            results.put(work.name(), r);
            cost.put(work.name(), price.usdPerMtok() * tokens / 1e6);
            Print.line(
                    "%-24s %,14.0f %12.3f %14.3f %14.5f %12.6f",
                    work.name(), tokens, r.joulesPerTask() / 3600, r.joulesPerOutputToken(), r.joulesPerTotalToken(), cost.get(work.name()));
        }
        var chat = results.get("chat");
        var agent = results.get("coding-agent");
        var bare = results.get("coding-agent-uncached");
        Print.line(
                "An agent's session takes %.0f times the energy of a chat answer and costs %.0f times as much at list.",
                agent.joulesPerTask() / chat.joulesPerTask(), cost.get("coding-agent") / cost.get("chat"));
        Print.line(
                "Per token of any kind it takes %.3f of the chat's, per output token %.1f times: say which token is meant.",
                agent.joulesPerTotalToken() / chat.joulesPerTotalToken(),
                agent.joulesPerOutputToken() / chat.joulesPerOutputToken());
        Print.line(
                "Without a prefix cache the same session would take %.1f times the energy.",
                bare.joulesPerTask() / agent.joulesPerTask());
    }
}
