package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.CsvTable;

/**
 * The yearly table beside another implementation's: nested loops in another language, prices by bisection, on the same
 * specification. Its figures are in the two files.
 */
class WorldTableTest {
    /** The other implementation stops its sweeps over pools at 1e-9. */
    private static final double TOLERANCE = 1e-6;

    private static final Map<String, String> POOLS = Map.of("west", "WEST", "east", "EAST");
    private static final Map<String, String> NAMES = Map.of(
            "tokens_mtok",
            "tokens",
            "world_tokens_mtok",
            "world_tokens",
            "additions_gw",
            "built_gw",
            "cost_usd_per_kwh",
            "cost",
            "plan",
            "serving_plan");

    private static CsvTable table(String name) {
        return CsvTable.read(
                name,
                new InputStreamReader(
                        Objects.requireNonNull(WorldTableTest.class.getResourceAsStream(name)),
                        StandardCharsets.UTF_8));
    }

    private final WorldProjection world = WorldModel.bundled().project(2025, 2050);

    @Test
    void regionsAreThoseOfTheOtherImplementation() {
        CsvTable table = table("expected-regions.csv");
        List<String> off = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            int year = row.requiredInteger("year");
            String region = row.requiredText("region");
            double scale = row.requiredNumber("token_exports_usd") + row.requiredNumber("token_imports_usd");
            for (String column : table.header().subList(2, table.header().size())) {
                double expected = row.requiredNumber(column);
                double got = world.at(year, NAMES.getOrDefault(column, column), region);
                double of = column.equals("token_balance_usd") ? scale : Math.abs(expected);
                if (!(Math.abs(got - expected) <= TOLERANCE * of)) {
                    off.add(year + " " + region + " " + column + " " + expected + " but " + got);
                }
            }
        }
        assertThat(table.rows()).hasSize(26 * 5);
        assertThat(off).isEmpty();
    }

    @Test
    void theWorldIsThatOfTheOtherImplementation() {
        CsvTable table = table("expected-world.csv");
        for (CsvTable.Row row : table.rows()) {
            int year = row.requiredInteger("year");
            for (String column : table.header().subList(1, table.header().size())) {
                double expected = row.requiredNumber(column);
                String ending = column.substring(column.lastIndexOf('_') + 1);
                String plain =
                        POOLS.containsKey(ending) ? column.substring(0, column.length() - ending.length() - 1) : column;
                String name = NAMES.getOrDefault(plain, plain);
                double got = POOLS.containsKey(ending)
                        ? world.at(year, name, Objects.requireNonNull(POOLS.get(ending)))
                        : world.at(year, name);
                assertThat(got).as(year + " " + column).isCloseTo(expected, within(TOLERANCE * expected));
            }
        }
    }

    /** Facts of 2025 and 2026, whose spread allows half of a standard deviation. */
    @Test
    void theFirstTwoYearsMeetTheFacts() {
        assertThat(world.at(2025, "world_tokens") / 365e6).isCloseTo(84.4, within(0.1));
        assertThat(world.at(2026, "world_spending_usd")).isCloseTo(123e9, within(1e9));
        assertThat(world.at(2026, "token_exports_usd", "CHN")).isBetween(0.75e9, 0.9e9);
        assertThat(world.at(2025, "gross_margin", "USA")).isCloseTo(0.51, within(0.01));
        assertThat(world.at(2026, "family_share", "ROW", "api", "CN")).isBetween(0.18, 0.35);
    }
}
