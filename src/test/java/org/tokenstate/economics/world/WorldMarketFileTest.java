package org.tokenstate.economics.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.LocatedTree;

/** One slip each in a case that is right: one message, where it stands. */
class WorldMarketFileTest {
    private static final String CASE = """
            {"name": "small", "description": "two pools",
             "tiers": ["frontier"],
             "origins": {"USA": {"family": "US", "home": "USA", "pool": "WEST"}, "CHN": {"family": "CN", "home": null, "pool": "EAST"}},
             "channels": {"api": {"demand_elasticity": -1.2, "tier_substitution": 1.5, "family_substitution": 3, "origin_substitution": 8}},
             "work_kwh_per_mtok": {"frontier": {"USA": 0.5, "CHN": 0.2}},
             "pools": {"WEST": {"hosts": ["h"], "reference_cost_usd_per_kwh": 4},
                       "EAST": {"hosts": ["g"], "parent": "WEST", "reference_cost_usd_per_kwh": 3}},
             "hosts": {"h": {"region": "USA", "steps": [{"cost_usd_per_kwh": 4, "quantity_kwh": 1e9}]},
                       "g": {"region": "CHN", "capacity_kwh": 1e9, "steps": [{"cost_usd_per_kwh": 3, "quantity_kwh": 2e9, "elasticity": 5, "share_at_cost": 0.1, "largest_share": 0.7}]}},
             "markets": [{"name": "USA.api", "region": "USA", "channel": "api", "base_volume_mtok": 1e9, "ceiling_usd": 1e11,
               "tiers": {"frontier": {"base_share": 1, "origins": {"USA": {"base_share": 0.9, "base_price_usd_per_mtok": 2.8}, "CHN": {"base_share": 0.1, "base_price_usd_per_mtok": 1}}}},
               "drift": {"CN": 0.5}, "restricted": {"origins": ["CHN"], "base_access": 0.8, "access": 0.5}, "tariff": {"CHN": 0.25}, "premium": {"CHN": 0.1},
               "pool_of": {"CHN": "EAST"}, "markup": {"frontier": {"USA": 0.3, "CHN": 0.5}}, "other_cost_usd_per_mtok": {"frontier": {"USA": 0.001, "CHN": 0.001}}}]}
            """;

    private static WorldMarket read(String text) {
        return WorldMarket.of(LocatedTree.parse("case.json", text));
    }

    @Test
    void theCaseIsRight() {
        WorldEquilibrium e = read(CASE).solve();
        assertThat(e.name()).isEqualTo("small");
        assertThat(e.residual()).isLessThan(1e-12);
        assertThat(e.regions()).containsOnlyKeys("CHN", "USA");
        assertThat(read("{\"case\": " + CASE + ", \"expected\": {}}").solve()).isEqualTo(e);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"tiers\": [\"frontier\"]|\"tiers\": [\"frontier\", \"frontier\"]|:2:24: tiers: 'frontier' must be listed once but is listed again",
                "\"tiers\": [\"frontier\"]|\"tiers\": []|:2:11: tiers must have at least one entry but is empty",
                "\"family\": \"US\"|\"famly\": \"US\"|:3:31: origin 'USA': unknown key 'famly'",
                "\"pool\": \"WEST\"|\"pool\": \"WST\"|:3:61: pool of origin 'USA': unknown pool 'WST'",
                "-1.2|1.2|:4:44: demand_elasticity of channel 'api' must be < 0 and finite but is 1.2",
                "\"tier_substitution\": 1.5|\"tier_substitution\": -1|:4:71: tier_substitution of channel 'api' must be >= 0 and finite but is -1.0",
                "\"USA\": 0.5, \"CHN\": 0.2|\"USA\": -0.5, \"CHN\": 0.2|:5:44: work, kWh/Mtok, of 'USA' in 'frontier' must be >= 0 and finite but is -0.5",
                "\"USA\": 0.5, \"CHN\": 0.2|\"USA\": 0.5|:10:14: work_kwh_per_mtok must have tier 'frontier' and origin 'CHN', which is on offer, but has not",
                "\"hosts\": [\"h\"]|\"hosts\": [\"h\", \"g\"]|:6:11: host 'g' must be in one pool but is in 'WEST' and 'EAST'",
                "\"hosts\": [\"h\"]|\"hosts\": []|:6:11: host 'h' must be in a pool but is in none",
                "\"hosts\": [\"h\"]|\"hosts\": [\"x\"]|:6:11: pool 'WEST': unknown host 'x'",
                "\"parent\": \"WEST\"|\"parent\": \"EAST\"|:6:11: parents of pool 'EAST' must end at a pool without one but are a circle",
                "\"reference_cost_usd_per_kwh\": 4|\"reference_cost_usd_per_kwh\": 0|:6:67: reference_cost_usd_per_kwh of pool 'WEST' must be > 0 and finite but is 0.0",
                "\"capacity_kwh\": 1e9|\"capacity_kwh\": -1|:9:51: capacity_kwh of host 'g' must be >= 0 and finite but is -1.0",
                ", \"share_at_cost\": 0.1||:9:66: elasticity, share_at_cost and largest_share of a step of host 'g' must be given together but only elasticity, largest_share are",
                "\"share_at_cost\": 0.1|\"share_at_cost\": 0|:9:145: share_at_cost of step of host 'g' must be in (0, 1] but is 0.0",
                "\"cost_usd_per_kwh\": 3|\"cost_usd_per_kwh\": 0|:9:66: cost of a block with an elasticity must be > 0 USD/kWh but is 0.0",
                "\"channel\": \"api\"|\"channel\": \"ap\"|:10:14: market 'USA.api': unknown channel 'ap'",
                "\"base_volume_mtok\": 1e9|\"base_volume_mtok\": \"1e9\"|:10:89: base_volume_mtok of market 'USA.api' must be a finite number",
                "\"ceiling_usd\": 1e11|\"ceiling_usd\": 2.6e9|:10:14: ceiling of market 'USA.api' must be > base spending at the shares of its closed buyers",
                "\"base_share\": 0.9|\"base_share\": 0.8|:10:14: base shares of the origins in tier 'frontier' of market 'USA.api' must sum to 1 but sum to 0.9",
                "\"base_share\": 1,|\"base_share\": 0.5,|:10:14: base shares of the tiers of market 'USA.api' must sum to 1 but sum to 0.5",
                "\"base_share\": 1,|\"base_share\": 1.5,|:11:41: base_share of tier 'frontier' of market 'USA.api' must be in [0, 1] but is 1.5",
                "\"drift\": {\"CN\": 0.5}|\"drift\": {\"CHN\": 0.5}|:12:21: drift of market 'USA.api': unknown family 'CHN'",
                "\"base_access\": 0.8|\"base_access\": 0.05|:10:14: base share of the restricted origins in tier 'frontier' of market 'USA.api' must be <= base_access 0.05 but is 0.1",
                "\"access\": 0.5|\"access\": 50|:12:91: access of restricted of market 'USA.api' must be in [0, 1] but is 50.0",
                "\"origins\": [\"CHN\"]|\"origins\": [\"CN\"]|:12:53: origins of restricted of market 'USA.api': unknown origin 'CN'",
                "\"tariff\": {\"CHN\": 0.25}|\"tariff\": {\"CHN\": 100}|:12:115: tariff on 'CHN' of market 'USA.api' must be in (-1, 5], a fraction of the price (0.25 is 25 %), but is 100.0",
                "\"tariff\": {\"CHN\": 0.25}|\"tariff\": {\"CN\": 0.25}|:12:114: tariff of market 'USA.api': unknown origin 'CN'",
                "\"premium\": {\"CHN\": 0.1}|\"premium\": {\"CHN\": -1}|:12:141: premium on 'CHN' of market 'USA.api' must be in (-1, 5]",
                "\"pool_of\": {\"CHN\": \"EAST\"}|\"pool_of\": {\"CHN\": \"NORTH\"}|:10:14: pool_of of market 'USA.api': unknown pool 'NORTH'",
                "\"markup\": {\"frontier\": {\"USA\": 0.3, \"CHN\": 0.5}}|\"markup\": {\"frontier\": {\"USA\": -1, \"CHN\": 0.5}}|:13:63: markup of market 'USA.api': of 'USA' in 'frontier' must be > -1 and finite but is -1.0",
                "\"description\": \"two pools\"|\"descripton\": \"two pools\"|:1:33: case: unknown key 'descripton'",
                "\"demand_elasticity\": -1.2, ||:4:22: channel 'api': key 'demand_elasticity' is required but missing"
            })
    void aSlipIsOneFaultWhereItStands(String right, String wrong, String message) {
        assertThat(CASE).contains(right);
        String text = CASE.replaceFirst(Pattern.quote(right), wrong == null ? "" : Matcher.quoteReplacement(wrong));
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(InputException.class, e -> {
            assertThat(e.faults()).hasSize(1);
            assertThat(e.faults().get(0)).startsWith("case.json" + message);
        });
    }
}
