package org.tokenstate.equations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tokenstate.equations.Solver;

/** Units are inferred with their scale, and faults of unit that people make are found. */
class UnitCheckTest {
    private static final Vocabulary VOCABULARY = Texts.vocabulary(
                    "growth 1/yr", "life yr", "power GW", "price USD/kWh", "rate.USA 1/yr")
            .build();

    private static List<String> check(String equation) {
        return Texts.read(
                        "energy \"TWh/yr\" = 1 [TWh/yr]\nfigure area[p] \"1\"\ndata rain \"GW\"\nset m in method = a, b\n"
                                + equation)
                .check(VOCABULARY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x "GW" = power
            x "kW" = power * 1e6 [kW/GW]
            x "TWh/yr" = power * 8.76 [TWh/yr/GW]
            x "kWh/yr" = energy * 1e9 [kWh/TWh]
            x "USD/yr" = energy * 1e9 [kWh/TWh] * price
            x "1" = (1 + growth) ^ life
            x "1" = (1 + growth + growth) ^ 2
            x "1/yr" = crf(growth, life)
            x "1/yr" = rate[p] for p is USA
            x "GW" = max(0, power - 3 [GW])
            x "GW" = where(energy > 0, power, missing)
            x "GW" = min(power, infinity)
            x "1" = energy / (2 * energy) + 0.5
            x "1" = exp(0 - growth * 1 [yr]) * sqrt(4) * log(2)
            x "method" = where(energy == 0, method.a, method.b)
            x "1" = 1000 [1] * figure.area[USA]
            x "yr" = calendar - 2025 [yr]
            x "GW" = sqrt(power * power)
            x "TWh USD/kWh/yr" = energy * price
            x "1" = 1 - growth
            x "1" = (1 - growth) ^ life
            x "1" = (1 + growth) ^ (life + 2 [yr])
            x "1" = max(1 + growth, 2) ^ life
            x "1" = 2 ^ (life / 1 [yr])
            x "yr" = life ^ 2 / life
            x "GW" = power ^ 1
            x "1" = 999 * 0.0011
            x "GW" = 0 * 1000 [1] + power
            x "GW" = max(missing, power, 3 [GW])
            x "GW" = where(1, 0, power)
            x "GW" = sqrt(missing) + power
            x "GW" = rain + power
            x "1" = missing / power
            x "1" = infinity * power
            x "GW" = -power
            x "GW" = base(power) from previous(power)
            x "1" = known(power) + 1 and not power
            x "1" = power and energy or 2
            x "1" = exp(missing) + crf(0, 0) * 1 [yr]
            x "1" = 1e9 [kWh/TWh] * 1e-9 [TWh/kWh]
            x "1" = 1 [GW/GW]
            """)
    void theseFit(String equation) {
        assertThat(check(equation.replace("x \"1/yr\" = rate[p]", "x[p] \"1/yr\" = rate[p]") + orElse(equation)))
                .isEmpty();
    }

    /** A product whose scale no number holds is a fault, and not one of Java's. */
    @Test
    void scalesStayWithinWhatNumbersHold() {
        String large = "unit big = 1e60 [USD]\ny \"big\" = 1 [big]\n";
        assertThat(check(large + "x \"USD\" = y ^ 9"))
                .singleElement()
                .asString()
                .contains("the scale of a unit must be in");
        assertThat(check(large + "x \"USD\" = y * y"))
                .singleElement()
                .asString()
                .contains("the scale of a unit must be in");
        assertThat(check(large + "x \"USD\" = y")).singleElement().asString().contains("(1e+60 times)");
    }

    private static String orElse(String equation) {
        return equation.contains(" for ") ? "\n    0 otherwise" : "";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x "kW" = power                  | 'x' is declared in kW but the expression is in GW (1e+6 times)
            x "GW" = energy                 | 'x' is declared in GW but the expression is in TWh/yr (0.114155 times)
            x "TWh" = energy                | 'x' is declared in TWh but the expression is in TWh/yr
            x "kWh/yr" = energy * 1e6 [kWh/TWh] | 1e6 [kWh/TWh] must be 1e+9, by which the units differ
            x "GW" = power * 1000           | 1000 must carry a unit, such as 1000 [kWh/MWh], or 1000 [1] for a pure number
            x "GW" = power * 0.001          | 0.001 must carry a unit, such as 0.001 [kWh/MWh], or 0.001 [1] for a pure number
            x "1" = power + energy          | '+' must have one unit on both sides but has GW and TWh/yr (8.76 times)
            x "1" = exp(power)              | what exp is of must be in 1 but is in GW
            x "1/yr" = crf(life, life)      | the rate of crf must be in 1/yr but is in yr
            x "1/yr" = crf(growth, growth)  | the life of crf must be in yr but is in 1/yr
            x "1" = power ^ life            | the base of a power must be in 1 but is in GW
            x "1" = 2 ^ life                | an exponent must be in 1 but is in yr
            x "1" = where(power, 1, life)   | 'where' must have one unit on both sides but has 1 and yr
            x "1" = (1 + growth) * life     | 'x' is declared in 1 but the expression is in yr
            x "1" = method.a                | 'x' is declared in 1 but the expression is in method
            x "1" = power < energy          | '<' must have one unit on both sides but has GW and TWh/yr (8.76 times)
            x "1" = grow                    | unknown parameter 'grow'; nearest: growth, life, power
            growth "1/yr" = 1 [1/yr]        | 'growth' is a variable and a parameter
            rate "1/yr" = 1 [1/yr]          | 'rate' is a variable and a parameter
            x "1" = growth + 1              | '+' must have one unit on both sides but has 1/yr and 1
            x "1" = 2 + growth              | '+' must have one unit on both sides but has 1 and 1/yr
            x "1" = 1 [1] + growth          | '+' must have one unit on both sides but has 1 and 1/yr
            x "1" = 1 * growth              | 'x' is declared in 1 but the expression is in 1/yr
            x "GW" = power from energy      | 'x' is declared in GW but the expression is in TWh/yr (0.114155 times)
            x "GW" = min(power, 2 [GW], life) | 'min' must have one unit on both sides but has GW and yr
            x "1" = max(1 + growth, life)   | 'max' must have one unit on both sides but has 1 and yr
            x "GW" = power ^ 2              | 'x' is declared in GW but the expression is in 1e+18 J^2 s^-2
            x "1" = (1 + growth) ^ power    | an exponent must be in 1 but is in GW
            x "1" = life ^ life             | the base of a power must be in 1 but is in yr
            x "1" = log(life)               | what log is of must be in 1 but is in yr
            x "GW" = sqrt(power)            | 'x' is declared in GW but the expression is in 31622.8 J^0.5 s^-0.5
            x "1" = -power                  | 'x' is declared in 1 but the expression is in GW
            x "1" = energy == life          | '==' must have one unit on both sides but has TWh/yr and yr
            x "1" = 0.5 [kWh/Wh]            | 0.5 [kWh/Wh] must be 0.001, by which the units differ
            x "yr" = max(missing, power)    | 'x' is declared in yr but the expression is in GW
            x "yr" = min(power, infinity)   | 'x' is declared in yr but the expression is in GW
            x "GW" = calendar               | 'x' is declared in GW but the expression is in yr
            x "yr" = rain                   | 'x' is declared in yr but the expression is in GW
            x "yr" = figure.area[USA]       | 'x' is declared in yr but the expression is in 1
            x "yr" = power.of               | unknown parameter 'power.of'; nearest: power, price, growth
            x "1" = sum(p in place, rate[p]) | 'x' is declared in 1 but the expression is in 1/yr
            """)
    void theseDoNot(String equation, String finding) {
        assertThat(check(equation)).hasSize(1).first().asString().endsWith(": " + finding);
    }

    /** A unit that the text gives to a parameter is that of all whose names begin with it, up to a dot. */
    @Test
    void theTextMayGiveAParameterItsUnit() {
        String text = "parameter loss \"kWh\"\nparameter loss.of \"yr\"\n";
        Vocabulary vocabulary = Texts.vocabulary("loss.USA 1/yr", "loss.of.USA 1/yr", "losses 1")
                .build();
        assertThat(Texts.read(
                                text
                                        + "x[p] \"kWh\" = loss[p]\ny \"yr\" = loss.of\nz \"yr\" = parameter.loss.of.low\nw \"1\" = losses")
                        .check(vocabulary))
                .isEmpty();
        assertThat(Texts.read(text + "x \"1/yr\" = loss.USA").check(vocabulary))
                .containsExactly("test:8:12: 'x' is declared in 1/yr but the expression is in kWh");
    }

    @Test
    void aPortHasTheUnitOfItsSolver() {
        Solver solver = new Solver() {
            @Override
            public List<Port> inputs() {
                return List.of(new Port("any", ""), new Port("demand", "TWh/yr"));
            }

            @Override
            public List<Port> outputs() {
                return List.of(new Port("price", "USD/kWh"));
            }

            @Override
            public Work start(Layout layout, int width) {
                return (year, lanes, in, out) -> {};
            }
        };
        String solve = "solve market by Market\n    in demand = %s, any = 1 [yr]\n    out price \"%s\"\n";
        Vocabulary vocabulary = Texts.vocabulary("energy TWh/yr", "power GW")
                .solver("Market", solver)
                .build();
        assertThat(Texts.read(solve.formatted("energy", "USD/kWh")).check(vocabulary))
                .isEmpty();
        assertThat(Texts.read(solve.formatted("power", "USD/MWh")).check(vocabulary))
                .containsExactly(
                        "test:7:17: port 'demand' is in TWh/yr but the expression is in GW (8.76 times)",
                        "test:8:9: port 'price' is in USD/kWh but the expression is in USD/MWh (0.001 times)");
        assertThat(Texts.read(solve.formatted("energy from power", "USD/kWh")).check(vocabulary))
                .containsExactly("test:7:29: port 'demand' is in TWh/yr but the expression is in GW (8.76 times)");
        assertThat(Texts.read(solve.formatted("power", "USD/kWh"))
                        .check(Texts.vocabulary("power GW").build()))
                .isEmpty();
    }

    /** Plants one fault at a time in the whole text: what is not found is named, at most one in ten. */
    @Test
    void plantedFaultsAreFound() {
        List<Chapter> chapters = TokensText.text().chapters();
        assertThat(TokensText.text().check(TokensText.vocabulary())).isEmpty();
        List<String> planted = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        Map<String, String> faults = Map.of(
                "a forgotten conversion", " ?[*/] ?[0-9.]+(e[0-9]+)? \\[[^\\]]+\\]",
                "a wrong factor of 1,000",
                        "(?<=[0-9])e(?=[0-9])|(?<=[*/] )[a-z_]+_(gw|twh|kwh)(\\[[a-zA-Z, ]+])?(?![.\\w\\[])",
                "a rate for a stock", "\\b(surviving_gw|fleet_gw|stock_gw)\\[r\\](?! \")");
        Random random = new Random(5);
        for (int c = 0; c < chapters.size(); c++) {
            if (!chapters.get(c).markdown()) {
                continue;
            }
            String text = String.join("\n", chapters.get(c).lines());
            for (String kind : faults.keySet().stream().sorted().toList()) {
                Matcher place = Pattern.compile(faults.get(kind)).matcher(text);
                while (place.find()) {
                    if (!inEquation(text, place.start()) || random.nextInt(3) > 0 && !kind.contains("stock")) {
                        continue;
                    }
                    String put = kind.contains("forgotten")
                            ? ""
                            : kind.contains("factor")
                                    ? place.group().equals("e") ? "000e" : place.group() + " * 1000"
                                    : "built_gw[r]";
                    String fault = text.substring(0, place.start()) + put + text.substring(place.end());
                    List<Chapter> changed = new ArrayList<>(chapters);
                    changed.set(c, Chapter.markdown(chapters.get(c).name(), fault));
                    String name = kind + ": " + place.group() + " at "
                            + chapters.get(c).name() + " " + place.start();
                    planted.add(name);
                    if (Equations.of(changed).check(TokensText.vocabulary()).isEmpty()) {
                        missed.add(name);
                    }
                }
            }
        }
        assertThat(planted).hasSizeGreaterThan(30);
        assertThat(missed).as("missed of %d", planted.size()).hasSizeLessThan(planted.size() / 10);
    }

    private static boolean inEquation(String text, int at) {
        int line = text.lastIndexOf('\n', at) + 1;
        String before = text.substring(line, at);
        return (before.startsWith("        ") || before.startsWith("    ") && before.contains(" = "))
                && !before.contains("#")
                && !before.contains(" out ");
    }
}
