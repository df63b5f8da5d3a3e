package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.projection.Projection;
import org.tokenstate.report.internal.Words;

/** Where numbers come from, of results whose formulas are written down. */
class TreesTest {
    private static final String SIXTEEN = "diffusion + utilisation + reinvestment + sovereign_share + chip_penalty"
            + " + own_chip_share + income_elasticity + largest_serving_share + plan_adjustment + offer_elasticity"
            + " + tier_substitution + advantage_response + income_kept_share + curtailment_rate + curtailment_hours + reserve_margin";

    private static final Projection CHINA = Studies.china(
            2026,
            "sixteen \"1\" = " + SIXTEEN + "    # sum of sixteen",
            "eighteen \"1\" = " + SIXTEEN + " + new_load_share + scarcity_response    # sum of eighteen",
            "above \"1\" = 2 * twice    # above",
            "twice \"1\" = 2 * thrice    # twice",
            "thrice \"1\" = 0 + diffusion");

    private static String tree(String result) {
        StringBuilder out = new StringBuilder();
        Trees.write(CHINA, List.of(result), 2026, out);
        return out.toString().replace('\u00a0', ' ');
    }

    private static int count(String in, String what) {
        return in.split(java.util.regex.Pattern.quote(what), -1).length - 1;
    }

    @Test
    void sixteenInputsAreListed() {
        String sixteen = tree("sixteen");
        // Itself and its inputs.
        assertThat(count(sixteen, "<li><code>")).isEqualTo(17);
        assertThat(sixteen).doesNotContain(" more</li>").contains("<code>reserve_margin</code>");
        String eighteen = tree("eighteen");
        assertThat(count(eighteen, "<li><code>")).isEqualTo(17);
        assertThat(eighteen).contains("<li>and 2 more</li>").doesNotContain("<code>scarcity_response</code>");
    }

    /** Two levels: the inputs are open, theirs fold, and what these rest on is left to the command. */
    @Test
    void aTreeIsTwoLevelsDeep() {
        String tree = tree("above");
        assertThat(tree)
                .startsWith("<details class=\"tree\" id=\"why-above\"><summary>Above, 2026: ")
                .contains("<code>explain CHN above 2026</code>")
                .contains("<code>twice</code>", "<code>thrice</code>")
                .doesNotContain("<code>diffusion</code>")
                .endsWith("</ul></details>\n");
        assertThat(count(tree, "<details open=\"open\"><summary>from</summary><ul>"))
                .isEqualTo(1);
        assertThat(count(tree, "<ul>")).isEqualTo(count(tree, "</ul>")).isEqualTo(3);
        assertThat(count(tree, "<li>")).isEqualTo(count(tree, "</li>")).isEqualTo(3);
        assertThat(count(tree, "<details")).isEqualTo(count(tree, "</details>"));
        assertThat(tree).contains("<span class=\"grounds\">2 * twice</span>");
    }

    /** Money in words, shares in per cent, other numbers with three digits and their unit, codes as words. */
    @Test
    void numbersHaveFewDigits() {
        double exports = CHINA.in(2026).value("export_revenue_usd").orElseThrow();
        assertThat(tree("export_revenue_usd"))
                .contains("<summary>Gross exports of tokens, 2026: " + Words.usd(exports) + "</summary>");
        double share = CHINA.in(2026).value("share_of_goods_exports").orElseThrow();
        assertThat(tree("share_of_goods_exports"))
                .contains("<summary>Token exports over goods exports, 2026: " + Words.number(100 * share)
                        + " %</summary>");
        double joules = CHINA.in(2026).value("energy_per_token_joules").orElseThrow();
        assertThat(tree("energy_per_token_joules")).contains(", 2026: " + Words.number(joules) + " J</summary>");
        double diffusion = CHINA.in(2026).value("thrice").orElseThrow();
        // A variable of one's own may have no description.
        assertThat(tree("thrice")).contains("<summary>Thrice, 2026: " + Words.number(diffusion) + "</summary>");
        assertThat(tree("binding_constraint"))
                .contains("2026: "
                        + CHINA.in(2026).bindingConstraint().orElseThrow().label() + "</summary>");
    }

    /** A market is solved as a whole: it has inputs but no number of its own. */
    @Test
    void aMarketHasNoNumber() {
        String tree = tree("home_price");
        assertThat(tree)
                .contains("<code>price[EAST]</code> ")
                .contains("solved; given by the solver TokenMarket")
                .doesNotContain("NaN", "Optional", "missing");
    }
}
