package org.tokenstate.economics.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
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

    private static String changed(String... rightAndWrong) {
        String text = CASE;
        for (int k = 0; k < rightAndWrong.length; k += 2) {
            assertThat(text).contains(rightAndWrong[k]);
            text = text.replace(rightAndWrong[k], rightAndWrong[k + 1]);
        }
        return text;
    }

    /** Every number and name of the file stands where it belongs. */
    @Test
    void theCaseHoldsWhatTheFileSays() {
        WorldMarket w = read(CASE);
        assertThat(w.name()).isEqualTo("small");
        assertThat(w.tiers()).containsExactly("frontier");
        assertThat(w.origins())
                .isEqualTo(Map.of(
                        "USA", new WorldMarket.Origin("US", Optional.of("USA"), "WEST"),
                        "CHN", new WorldMarket.Origin("CN", Optional.empty(), "EAST")));
        assertThat(w.channels()).isEqualTo(Map.of("api", new WorldMarket.Channel(-1.2, 1.5, 3, 8)));
        assertThat(w.workKwhPerMtok()).isEqualTo(Map.of("frontier", Map.of("USA", 0.5, "CHN", 0.2)));
        assertThat(w.pools())
                .isEqualTo(Map.of(
                        "WEST", new WorldMarket.Pool(List.of("h"), Optional.empty(), 4),
                        "EAST", new WorldMarket.Pool(List.of("g"), Optional.of("WEST"), 3)));
        WorldMarket.Step plain = new WorldMarket.Step(4, 1e9, Optional.empty());
        WorldMarket.Step elastic = new WorldMarket.Step(3, 2e9, Optional.of(new WorldMarket.Response(5, 0.1, 0.7)));
        assertThat(w.hosts())
                .isEqualTo(Map.of(
                        "h", new WorldMarket.Host("USA", OptionalDouble.empty(), List.of(plain)),
                        "g", new WorldMarket.Host("CHN", OptionalDouble.of(1e9), List.of(elastic))));
        assertThat(w.markets())
                .containsExactly(new WorldMarket.Market(
                        "USA.api",
                        "USA",
                        "api",
                        1e9,
                        1,
                        1,
                        OptionalDouble.of(1e11),
                        Map.of(
                                "frontier",
                                new WorldMarket.Tier(
                                        1,
                                        Map.of(
                                                "USA", new WorldMarket.Base(0.9, 2.8),
                                                "CHN", new WorldMarket.Base(0.1, 1)))),
                        Map.of("CN", 0.5),
                        Optional.of(new WorldMarket.Restriction(Set.of("CHN"), 0.8, 0.5)),
                        Map.of("CHN", 0.25),
                        Map.of("CHN", 0.1),
                        Map.of("CHN", "EAST"),
                        Map.of("frontier", Map.of("USA", 0.3, "CHN", 0.5)),
                        Map.of("frontier", Map.of("USA", 0.001, "CHN", 0.001))));
        WorldMarket.Market scaled = read(changed("\"ceiling_usd\": 1e11", "\"demand_scale\": 2, \"income_ratio\": 3"))
                .markets()
                .get(0);
        assertThat(scaled.demandScale()).isEqualTo(2);
        assertThat(scaled.incomeRatio()).isEqualTo(3);
        assertThat(scaled.ceilingUsd()).isEmpty();
    }

    /** Whatever need not be given may be null or left out, which is the same. */
    @Test
    void nullIsAbsent() {
        String absent = changed(
                ", \"description\": \"two pools\"", "",
                ", \"parent\": \"WEST\"", "",
                ", \"capacity_kwh\": 1e9", "",
                ", \"elasticity\": 5, \"share_at_cost\": 0.1, \"largest_share\": 0.7", "",
                ", \"ceiling_usd\": 1e11", "",
                "\"drift\": {\"CN\": 0.5}, \"restricted\": {\"origins\": [\"CHN\"], \"base_access\": 0.8, \"access\": 0.5},",
                        "",
                "\"tariff\": {\"CHN\": 0.25}, \"premium\": {\"CHN\": 0.1},", "",
                "\"pool_of\": {\"CHN\": \"EAST\"},", "",
                "\"home\": null, ", "");
        String none = changed(
                "\"two pools\"", "null",
                "\"parent\": \"WEST\"", "\"parent\": null",
                "\"capacity_kwh\": 1e9", "\"capacity_kwh\": null",
                "\"elasticity\": 5, \"share_at_cost\": 0.1, \"largest_share\": 0.7",
                        "\"elasticity\": null, \"share_at_cost\": null, \"largest_share\": null",
                "\"ceiling_usd\": 1e11", "\"ceiling_usd\": null, \"demand_scale\": null, \"income_ratio\": null",
                "\"drift\": {\"CN\": 0.5}, \"restricted\": {\"origins\": [\"CHN\"], \"base_access\": 0.8, \"access\": 0.5},",
                        "\"drift\": null, \"restricted\": null,",
                "\"tariff\": {\"CHN\": 0.25}, \"premium\": {\"CHN\": 0.1},", "\"tariff\": null, \"premium\": null,",
                "\"pool_of\": {\"CHN\": \"EAST\"},", "\"pool_of\": null,");
        WorldMarket w = read(absent);
        assertThat(read(none)).isEqualTo(w);
        assertThat(read(none.replace("\"restricted\": null", "\"restricted\": {}")))
                .isEqualTo(w);
        assertThat(w.hosts().get("g").capacityKwh()).isEmpty();
        assertThat(w.hosts().get("g").steps().get(0).response()).isEmpty();
        assertThat(w.pools().get("EAST").parent()).isEmpty();
        assertThat(w.markets().get(0).ceilingUsd()).isEmpty();
        assertThat(w.markets().get(0).restriction()).isEmpty();
        assertThat(w.markets().get(0).demandScale()).isEqualTo(1);
        assertThat(w.markets().get(0).incomeRatio()).isEqualTo(1);
        assertThat(w.markets().get(0).tariff()).isEmpty();
    }

    @Test
    void aMarketStandsOnce() {
        String markets = CASE.substring(CASE.indexOf("[{\"name\": \"USA.api\"") + 1, CASE.lastIndexOf(']'));
        String twice = CASE.replace(markets, markets + ",\n" + markets);
        assertThatThrownBy(() -> read(twice)).isInstanceOfSatisfying(InputException.class, e -> assertThat(e.faults())
                .containsExactly("case.json:14:10: market 'USA.api' must be listed once but is listed again"));
    }

    @Test
    void besideTheCaseStandsWhatIsExpected() {
        assertThatThrownBy(() -> read("{\"case\": " + CASE + ", \"expcted\": {}}"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a market case: unknown key 'expcted'");
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
                "\"demand_elasticity\": -1.2, ||:4:22: channel 'api': key 'demand_elasticity' is required but missing",
                "\"elasticity\": 5, \"share_at_cost\": 0.1, ||:9:66: elasticity, share_at_cost and largest_share of a step of host 'g' must be given together but only largest_share is",
                "\"hosts\": [\"h\"]|\"hosts\": [\"h\", \"h\"]|:6:36: hosts of pool 'WEST': 'h' must be listed once but is listed again",
                "\"hosts\": [\"h\"]|\"host\": [\"h\"]|:6:29: pool 'WEST': unknown key 'host'",
                "\"parent\": \"WEST\"|\"parents\": \"WEST\"|:7:48: pool 'EAST': unknown key 'parents'",
                "\"region\": \"USA\", \"steps\"|\"regio\": \"USA\", \"steps\"|:8:27: host 'h': unknown key 'regio'",
                "\"largest_share\": 0.7|\"largest_shares\": 0.7|:9:168: step of host 'g': unknown key 'largest_shares'",
                "\"largest_share\": 0.7|\"largest_share\": 1.7|:9:167: largest_share of step of host 'g' must be in (0, 1] but is 1.7",
                "\"elasticity\": 5|\"elasticity\": 0|:9:125: elasticity of step of host 'g' must be > 0 and finite but is 0.0",
                "\"quantity_kwh\": 1e9|\"quantity_kwh\": -1e9|:8:85: quantity_kwh of step of host 'h' must be >= 0 and finite but is -1.0E9",
                "\"cost_usd_per_kwh\": 4|\"cost_usd_per_kwh\": -4|:8:66: cost_usd_per_kwh of step of host 'h' must be >= 0 and finite but is -4.0",
                "\"tier_substitution\"|\"tiers_substitution\"|:4:72: channel 'api': unknown key 'tiers_substitution'",
                "\"family_substitution\": 3|\"family_substitution\": -3|:4:99: family_substitution of channel 'api' must be >= 0 and finite but is -3.0",
                "\"origin_substitution\": 8|\"origin_substitution\": -8|:4:125: origin_substitution of channel 'api' must be >= 0 and finite but is -8.0",
                "\"frontier\": {\"USA\": 0.5|\"frontir\": {\"USA\": 0.5|:5:23: work_kwh_per_mtok: unknown tier 'frontir'",
                "\"USA\": 0.5, \"CHN\": 0.2|\"USA\": 0.5, \"CHN\": 0.2, \"IND\": 1|:5:23: work_kwh_per_mtok of tier 'frontier': unknown origin 'IND'",
                "\"base_volume_mtok\": 1e9|\"base_volume\": 1e9|:10:84: market 'USA.api': unknown key 'base_volume'",
                "\"base_volume_mtok\": 1e9|\"base_volume_mtok\": -1|:10:89: base_volume_mtok of market 'USA.api' must be >= 0 and finite but is -1.0",
                "\"ceiling_usd\": 1e11|\"ceiling_usd\": 0|:10:109: ceiling_usd of market 'USA.api' must be > 0 and finite but is 0.0",
                "\"ceiling_usd\": 1e11|\"demand_scale\": -2|:10:110: demand_scale of market 'USA.api' must be >= 0 and finite but is -2.0",
                "\"ceiling_usd\": 1e11|\"income_ratio\": 0|:10:110: income_ratio of market 'USA.api' must be > 0 and finite but is 0.0",
                "\"tiers\": {\"frontier\": {\"base|\"tiers\": {\"frontir\": {\"base|:11:25: tier 'frontir' of market 'USA.api': unknown tier 'frontir'",
                "\"origins\": {\"USA\": {\"base|\"origin\": {\"USA\": {\"base|:11:54: tier 'frontier' of market 'USA.api': unknown key 'origin'",
                "\"origins\": {\"USA\": {\"base|\"origins\": {\"UAS\": {\"base|:11:63: tier 'frontier' of market 'USA.api': unknown origin 'UAS'",
                "\"base_price_usd_per_mtok\": 1}|\"base_price\": 1}|:11:157: origin 'CHN' in tier 'frontier' of market 'USA.api': unknown key 'base_price'",
                "\"base_price_usd_per_mtok\": 1}|\"base_price_usd_per_mtok\": 0}|:11:170: base_price_usd_per_mtok of origin 'CHN' in tier 'frontier' of market 'USA.api' must be > 0 and finite but is 0.0",
                "\"base_share\": 0.1,|\"base_share\": -0.1,|:11:138: base_share of origin 'CHN' in tier 'frontier' of market 'USA.api' must be in [0, 1] but is -0.1",
                "\"drift\": {\"CN\": 0.5}|\"drift\": {\"CN\": 51}|:12:20: drift of 'CN' of market 'USA.api' must be in [-50, 50], a change of log odds, but is 51.0",
                "\"restricted\": {|\"restricted\": {\"orgins\": 1, |:12:51: restricted of market 'USA.api': unknown key 'orgins'",
                "\"base_access\": 0.8|\"base_access\": 1.8|:12:76: base_access of restricted of market 'USA.api' must be in [0, 1] but is 1.8",
                "\"premium\": {\"CHN\": 0.1}|\"premium\": {\"IND\": 0.1}|:12:141: premium of market 'USA.api': unknown origin 'IND'",
                "\"pool_of\": {\"CHN\": \"EAST\"}|\"pool_of\": {\"CHN\": {}}|:13:23: pool_of of market 'USA.api' must be text but is a mapping",
                "\"other_cost_usd_per_mtok\": {\"frontier\": {\"USA\": 0.001|\"other_cost_usd_per_mtok\": {\"frontier\": {\"USA\": -0.001|:13:130: other_cost_usd_per_mtok of market 'USA.api': of 'USA' in 'frontier' must be >= 0 and finite but is -0.001",
                "\"description\": \"two pools\"|\"description\": {}|:1:34: description must be text but is a mapping",
                "\"description\": \"two pools\"|\"elasticities\": {}|:1:35: a market case must have channels, pools and hosts but has elasticities, as in the first edition, which is read no more; see the page migration"
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
