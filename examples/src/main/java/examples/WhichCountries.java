package examples;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.Country;
import org.tokenstate.data.Datasets;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.projection.YearResult;

/** (3) Which countries could be token-states? Every country for itself, as a host that takes the world's prices. */
public final class WhichCountries {
    private static final int YEAR = 2035;
    private static final double LEAST_POPULATION = 3e5;
    private static final List<String> NAMED = List.of("ISL", "NOR", "ARE", "PRY", "BTN", "LAO", "QAT", "CAN");

    private WhichCountries() {}

    private record Rank(String name, YearResult result, Projection projection) {
        double realised() {
            return result.value("share_of_goods_exports").orElse(0);
        }

        /** Tokens of any kind at the price of the year, over goods exports. */
        double share(String tokens) {
            return result.value(tokens).orElse(0)
                    * result.value("price_usd_per_mtok").orElse(0)
                    / 1e6
                    / result.value("goods_exports_usd").orElse(Double.POSITIVE_INFINITY);
        }

        void print() {
            Print.line(
                    "%-28s %10.2f%% %10.2f%% %13.1f%%  %s",
                    name, 100 * realised(), 100 * share("exportable_tokens"), 100 * share("energy_only_tokens"), binding());
        }

        String binding() {
            return result.bindingConstraint().map(BindingConstraint::label).orElse("unknown");
        }
    }

    /** Prints the ten countries that would depend most on token exports, beside what their energy alone would allow. */
    public static void main(String[] args) {
        List<Rank> ranks = new ArrayList<>();
        int without = 0;
        int small = 0;
        for (Country country : Datasets.bundled().countries()) {
            try {
                Projection p = TokenStateModel.of(country.iso3()).project(2025, 2040);
                YearResult y = p.in(YEAR);
                if (y.value("population").orElse(0) < LEAST_POPULATION) {
                    small++;
                } else if (y.value("share_of_goods_exports").isPresent()) {
                    ranks.add(new Rank(country.name(), y, p));
                } else {
                    without++;
                }
            } catch (InputException noData) {
                without++;
            }
        }
        ranks.sort(Comparator.comparingDouble(Rank::realised)
                .thenComparingDouble(r -> r.share("exportable_tokens"))
                .reversed());
        Print.line("%d countries in %d; %d have under 300,000 people, %d lack figures.", ranks.size(), YEAR, small, without);
        Print.line("Token exports over goods exports: realised, by the physical limits, by energy alone at the same price");
        Print.line("%-28s %11s %11s %14s  %s", "country", "realised", "physical", "energy alone", "binding");
        ranks.subList(0, 10).forEach(Rank::print);
        Print.line("Often named:");
        ranks.stream().filter(r -> NAMED.contains(r.projection().model().country())).forEach(Rank::print);
        long states = ranks.stream().filter(r -> r.projection().tokenStateYear().isPresent()).count();
        long exporters = ranks.stream().filter(r -> r.realised() > 0).count();
        Print.line("%d export tokens in %d; token-states by 2040: %d.", exporters, YEAR, states);
        String most = ranks.stream()
                .sorted(Comparator.comparingDouble((Rank r) -> r.share("energy_only_tokens")).reversed())
                .limit(5)
                .map(Rank::name)
                .collect(Collectors.joining(", "));
        Print.line("By energy alone the list would begin with %s.", most);
        Map<String, Long> binds = ranks.stream().collect(Collectors.groupingBy(Rank::binding, Collectors.counting()));
        binds.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .ifPresent(e -> Print.line("What binds most often is %s: in %d countries.", e.getKey(), e.getValue()));
    }
}
