package org.tokenstate.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ListPriceTest {
    private static ListPrice price(String kind, String from, String to, double in, OptionalDouble cached, double out) {
        return new ListPrice(
                "m",
                "d",
                "USA",
                kind,
                from,
                to,
                OptionalDouble.of(in),
                cached,
                OptionalDouble.of(out),
                "",
                Optional.empty(),
                kind.equals("route_snapshot") ? OptionalDouble.of(7e9) : OptionalDouble.empty(),
                "s");
    }

    private static ListPrice standing(ListPrice... prices) {
        Map<String, ListPrice> standing = ListPrice.standing(List.of(prices));
        assertThat(standing).containsOnlyKeys("m");
        return standing.values().iterator().next();
    }

    @Test
    void theLastPriceOfTheMakerStands() {
        ListPrice route = price("route_snapshot", "2026-08-01", "", 1, OptionalDouble.of(0.1), 5);
        ListPrice ended = price("catalogue_history", "2026-09-01", "2026-10-01", 9, OptionalDouble.of(0.9), 45);
        ListPrice undated = price("list_price_history", "", "", 4, OptionalDouble.of(0.4), 20);
        ListPrice dated = price("catalogue_history", "2026-04-01", "", 2, OptionalDouble.of(0.2), 10);
        ListPrice standing = standing(route, ended, undated, dated);
        assertThat(standing.inputUsdPerMtok()).hasValue(2);
        assertThat(standing.openRouterTokensPerDay()).hasValue(7e9);
        assertThat(standing(route, ended).inputUsdPerMtok()).hasValue(1);
        assertThat(ListPrice.standing(List.of(ended))).isEmpty();
    }

    @Test
    void thePriceOfCachedInputIsThatOfTheSamePrices() {
        ListPrice launch = price("launch_price", "2026-04-01", "", 2, OptionalDouble.empty(), 10);
        ListPrice same = price("route_snapshot", "2026-08-01", "", 2, OptionalDouble.of(0.2), 10);
        ListPrice other = price("route_snapshot", "2026-08-01", "", 1, OptionalDouble.of(0.1), 10);
        assertThat(standing(launch, same).cachedInputUsdPerMtok()).hasValue(0.2);
        assertThat(standing(launch, same).kind()).isEqualTo("launch_price");
        assertThat(standing(launch, other).cachedInputUsdPerMtok()).isEmpty();
    }
}
