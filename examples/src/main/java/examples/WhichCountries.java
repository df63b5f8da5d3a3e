package examples;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Ranking;
import org.tokenstate.projection.Ranking.By;
import org.tokenstate.projection.Ranking.Row;
import org.tokenstate.projection.TokenStateModel;

/** (3) Which countries could be token-states? Every country for itself, as a host that takes the world's prices. */
public final class WhichCountries {
    private static final int YEAR = 2035;
    private static final List<String> NAMED = List.of("ISL", "NOR", "ARE", "PRY", "BTN", "LAO", "QAT", "CAN");

    private WhichCountries() {}

    /** Prints the ten countries that would depend most on token exports, beside what their energy alone would allow. */
    public static void main(String[] args) {
        Ranking ranking = Ranking.of(TokenStateModel.of("USA"), 2025, 2040, YEAR, By.SHARE_OF_GOODS_EXPORTS);
        List<Row> ranked = ranking.rows().stream().filter(WhichCountries::isLarge).toList();
        long lacking = ranking.unranked().stream().filter(WhichCountries::isLarge).count();
        long small = ranking.rows().size() + ranking.unranked().size() - ranked.size() - lacking;
        Print.line("%d countries in %d; %d have under 300,000 people, %d lack figures.", ranked.size(), YEAR, small, lacking);
        Print.line("Token exports over goods exports: realised, by the physical limits, by energy alone at the same price");
        Print.line("%-28s %11s %11s %14s  %s", "country", "realised", "physical", "energy alone", "binding");
        ranked.subList(0, 10).forEach(WhichCountries::print);
        Print.line("Often named:");
        ranked.stream().filter(r -> NAMED.contains(r.code())).forEach(WhichCountries::print);

        long states = ranked.stream().filter(r -> r.tokenStateYear().isPresent()).count();
        long exporters = ranked.stream().filter(r -> r.value(By.EXPORTED_TOKENS).orElse(0) > 0).count();
        Print.line("%d export tokens in %d; token-states by 2040: %d.", exporters, YEAR, states);
        double electricity = TokenStateModel.of(ranked.get(0).code())
                .project(2025, YEAR).in(YEAR).value("exported_generation_share").orElseThrow();
        Print.line("The first of the list exports them on %.2f %% of its electricity; a token-state on 5 %%.", 100 * electricity);
        String most = ranked.stream()
                .sorted(Comparator.comparingDouble((Row r) -> -share(r, By.ENERGY_ONLY_TOKENS)))
                .limit(5)
                .map(Row::name)
                .collect(Collectors.joining(", "));
        Print.line("By energy alone the list would begin with %s.", most);
        Print.line(
                "What binds is energy in %d countries, accelerators in %d, a market that does not pay in %d.",
                bound(ranked, "energy"), bound(ranked, "accelerators"), bound(ranked, "market"));
    }

    private static long bound(List<Row> ranked, String by) {
        return ranked.stream().filter(r -> binding(r).equals(by)).count();
    }

    private static void print(Row row) {
        Print.line("%-28s %10.2f%% %10.2f%% %13.1f%%  %s", row.name(), 100 * row.value(By.SHARE_OF_GOODS_EXPORTS).orElseThrow(),
                100 * share(row, By.EXPORTABLE_TOKENS), 100 * share(row, By.ENERGY_ONLY_TOKENS), binding(row));
    }

    private static boolean isLarge(Row row) {
        return row.values().getOrDefault("population", 0.0) >= 3e5;
    }

    /** Tokens of any kind at the price of what is exported, over goods exports. */
    private static double share(Row row, By tokens) {
        return row.value(By.SHARE_OF_GOODS_EXPORTS).orElseThrow() * row.value(tokens).orElse(0)
                / row.value(By.EXPORTED_TOKENS).orElseThrow();
    }

    private static String binding(Row row) {
        return row.binding().map(BindingConstraint::label).orElse("unknown");
    }
}
