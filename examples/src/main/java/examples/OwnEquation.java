package examples;

import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.projection.WhatIf;

/** (11) What would a digital services tax bring in, and what if no rival ever entered? Two equations of one's own. */
public final class OwnEquation {
    /** Europe taxes what its buyers pay for models of others, and keeps an account. */
    private static final String TAX = """
            digital_services_tax_usd "USD/yr" =        # tax of Europe on margins of models from elsewhere
                0.03 * model_imports_usd[EUR] from 0
            tax_account_usd "USD" =                    # what it has brought in so far
                previous(tax_account_usd) + digital_services_tax_usd * 1 [yr] from 0
            """;

    /** Mark-ups stay what the list prices of the base year leave. */
    private static final String NO_ENTRY = """
            replace markup[r, c, k, o] "1" = base_markup[r, c, k, o] * markup_factor[o]
            """;

    private OwnEquation() {}

    /** Prints the tax and the world's spending with the mark-ups of the text and with those that no rival lowers. */
    public static void main(String[] args) {
        Scenario tax = Scenario.BASELINE.named("digital services tax", "").withEquations(TAX);
        TokenStateModel china = TokenStateModel.of("CHN");
        Projection entry = china.under(tax).project(2025, 2040);
        Projection none = china.under(tax.withEquations(NO_ENTRY)).project(2025, 2040);
        Print.line("%-6s %16s %16s %16s %16s", "year", "tax, bn USD", "without entry", "world, bn USD", "without entry");
        for (int year = 2025; year <= 2040; year += 3) {
            Print.line(
                    "%-6d %16.3f %16.3f %16.1f %16.1f",
                    year,
                    billions(entry, year, "digital_services_tax_usd"), billions(none, year, "digital_services_tax_usd"),
                    billions(entry, year, "world_spending_usd"), billions(none, year, "world_spending_usd"));
        }
        Print.line(
                "By 2040 the tax has brought in %.1f bn USD; %.1f bn without entry.",
                billions(entry, 2040, "tax_account_usd"), billions(none, 2040, "tax_account_usd"));
        Projection dear = entry.whatIf(WhatIf.set("family_odds.CN", 1.5));
        Print.line(
                "Where Chinese models are half as popular again, %.1f bn: an own variable answers what-ifs as any other.",
                billions(dear, 2040, "tax_account_usd"));
        Print.line("Of its own: %s", none.model().ownResults().stream().map(v -> v.name()).limit(2).toList());
    }

    private static double billions(Projection projection, int year, String variable) {
        return projection.in(year).value(variable).orElseThrow() / 1e9;
    }
}
