package org.tokenstate.economics.inputoutput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tokenstate.catalogue.InputException;

class InputOutputTest {
    @TempDir
    Path directory;

    private static InputOutputTable millerAndBlair() {
        return InputOutputTable.of(
                List.of("agriculture", "manufacturing"),
                new double[][] {{150, 500}, {200, 100}},
                new double[] {350, 1700});
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    /** A productive table: column sums of its coefficients below 0.9. */
    private static InputOutputTable random(long seed, int n) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] z = new double[n][n];
        double[] f = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                z[i][j] = random.nextInt(4) == 0 ? 0 : random.nextDouble();
            }
            f[i] = n * (0.05 + 2 * random.nextDouble());
        }
        return InputOutputTable.of(
                IntStream.range(0, n).mapToObj(i -> "R" + i % 3 + "_s" + i).toList(), z, f);
    }

    // Miller and Blair 2009, chapter 2: tables 2.3 to 2.6 and the employment example with e = (0.3, 0.25).
    /** Coefficients in place of transactions are linkages of nothing beside final demand. */
    @Test
    void coefficientsGivenAsTransactionsAreSeen() {
        List<String> two = List.of("a", "b");
        double[][] coefficients = {{0.15, 0.25}, {0.2, 0.05}};
        assertThat(InputOutputTable.of(two, coefficients, new double[] {350, 1700})
                        .transactionsLookLikeCoefficients())
                .isTrue();
        assertThat(InputOutputTable.of(two, coefficients, new double[] {0.35, 1.7})
                        .transactionsLookLikeCoefficients())
                .isFalse();
        assertThat(InputOutputTable.of(two, new double[][] {{150, 500}, {200, 100}}, new double[] {350, 1700})
                        .transactionsLookLikeCoefficients())
                .isFalse();
        assertThat(InputOutputTable.of(two, new double[][] {{0, 0}, {0, 0}}, new double[] {350, 1700})
                        .transactionsLookLikeCoefficients())
                .isFalse();
        assertThat(InputOutputTable.of(two, new double[][] {{0.5, 0}, {0.5, 0}}, new double[] {350, 1700})
                        .transactionsLookLikeCoefficients())
                .isFalse();
    }

    @Test
    void theTextbookCaseToAllPrintedDigits() {
        InputOutputTable table = millerAndBlair();
        Leontief model = Leontief.of(table);
        assertThat(table.output()).containsExactly(1000, 2000);
        assertThat(model.coefficient(0, 0)).isEqualTo(0.15);
        assertThat(model.coefficient(0, 1)).isEqualTo(0.25);
        assertThat(model.coefficient(1, 0)).isEqualTo(0.20);
        assertThat(model.coefficient(1, 1)).isEqualTo(0.05);
        double[][] l = model.inverse();
        assertThat(l[0][0]).isCloseTo(1.25412541, within(5e-9));
        assertThat(l[0][1]).isCloseTo(0.330033, within(5e-7));
        assertThat(l[1][0]).isCloseTo(0.2640264, within(5e-8));
        assertThat(l[1][1]).isCloseTo(1.12211221, within(5e-9));
        double[] x = model.output(new double[] {600, 1500});
        assertThat(x[0]).isCloseTo(1247.5, within(0.05));
        assertThat(x[1]).isCloseTo(1841.6, within(0.05));
        double[] el = model.multipliers(new double[] {0.3, 0.25});
        assertThat(el[0]).isCloseTo(0.44224422, within(5e-9));
        assertThat(el[1]).isCloseTo(0.37953795, within(5e-9));
        assertThat(table.valueAdded()).containsExactly(650, 1400);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void outputForTheTablesOwnFinalDemandIsItsOutput(
            @ForAll @LongRange(min = 0) long seed, @ForAll @IntRange(min = 1, max = 260) int n) {
        InputOutputTable table = random(seed, n);
        Leontief model = Leontief.of(table);
        double[] x = model.output(table.finalDemand());
        assertThat(x).containsExactly(table.output(), within(1e-10 * max(x)));
        assertThat(model.balance(x, table.finalDemand())).isLessThan(1e-12);
        double[] again = Ghosh.of(table).output(table.valueAdded());
        assertThat(again).containsExactly(table.output(), within(1e-9 * max(x)));
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void electricityIsConservedHoweverItIsCounted(
            @ForAll @LongRange(min = 0) long seed, @ForAll @IntRange(min = 3, max = 230) int n) {
        InputOutputTable table = random(seed, n);
        SplittableRandom random = new SplittableRandom(seed + 1);
        double[] e = random.doubles(n).toArray();
        double[] y = random.doubles(n).toArray();
        EmbodiedElectricity account = EmbodiedElectricity.of(table, e);
        double byProduct = DoubleStream.of(account.byProduct(y)).sum();
        assertThat(DoubleStream.of(account.bySector(y)).sum()).isCloseTo(byProduct, within(1e-11 * byProduct));
        assertThat(DoubleStream.of(account.byRegion(y)).sum()).isCloseTo(byProduct, within(1e-11 * byProduct));
        assertThat(account.byRegion(y)).hasSize(3);
        // All final uses embody all electricity used.
        double used = 0;
        for (int i = 0; i < n; i++) {
            used += e[i] * table.output()[i];
        }
        assertThat(DoubleStream.of(account.byProduct(table.finalDemand())).sum())
                .isCloseTo(used, within(1e-11 * used));
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void theLargeSolverAgreesWithTheInverse(@ForAll @LongRange(min = 0) long seed) {
        int n = 240;
        InputOutputTable table = random(seed, n);
        Leontief model = Leontief.of(table);
        double[][] l = model.largeInverse();
        double[] f = new SplittableRandom(seed).doubles(n).toArray();
        double[] x = model.output(f);
        double[] m = model.multipliers(f);
        for (int i = 0; i < n; i++) {
            double sum = 0;
            double dual = 0;
            for (int j = 0; j < n; j++) {
                sum += l[i][j] * f[j];
                dual += f[j] * l[j][i];
            }
            assertThat(x[i]).isCloseTo(sum, within(1e-11 * sum));
            assertThat(m[i]).isCloseTo(dual, within(1e-11 * dual));
        }
    }

    @Test
    void barelyProductiveTablesAreSolvedToo() {
        int n = 300;
        double[] a = new double[n * n];
        // A cycle with gain 0.999: the powers of A die out slowly.
        for (int i = 0; i < n; i++) {
            a[i * n + (i + 1) % n] = 0.999;
        }
        double[] f = new double[n];
        f[0] = 1;
        Leontief model = Leontief.ofCoefficients(n, a);
        double[] x = model.output(f);
        // x_0 = 1 + 0.999^300 x_0.
        assertThat(x[0]).isCloseTo(1 / (1 - Math.pow(0.999, n)), within(1e-9));
        double[] m = model.multipliers(f);
        assertThat(m[0]).isCloseTo(x[0], within(1e-9));
    }

    @Test
    void anUnproductiveTableIsRefused() {
        double[] a = new double[300 * 300];
        Arrays.fill(a, 1.01 / 300);
        double[] f = new double[300];
        Arrays.fill(f, 1);
        assertThatThrownBy(() -> Leontief.ofCoefficients(300, a).output(f))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("not productive");
    }

    @Test
    void extractionLosesTheSectorAndItsLinks() {
        InputOutputTable table = millerAndBlair();
        double[] loss = Leontief.of(table).lossWithout(1, table.finalDemand());
        assertThat(loss[1]).isCloseTo(2000, within(1e-9));
        // What is left of agriculture is 350 / (1 - 0.15).
        assertThat(loss[0]).isCloseTo(1000 - 350 / 0.85, within(1e-9));
    }

    @Test
    void aNewSectorIsFedByTheOthers() {
        InputOutputTable table = millerAndBlair();
        InputOutputTable bigger = table.withNewSector("tokens", new double[] {0.1, 0.4}, 100);
        double[] induced = Leontief.of(table).output(new double[] {10, 40});
        assertThat(bigger.output()[0]).isCloseTo(1000 + induced[0], within(1e-9));
        assertThat(bigger.output()[1]).isCloseTo(2000 + induced[1], within(1e-9));
        assertThat(bigger.output()[2]).isEqualTo(100);
        assertThat(bigger.finalDemand()).containsExactly(new double[] {350, 1700, 100}, within(1e-9));
    }

    @Test
    void splittingASectorKeepsEveryTotal() {
        InputOutputTable table = millerAndBlair();
        InputOutputTable split = table.split("manufacturing", "tokens", 0.1, new double[] {0.05, 0.04});
        double[] x = split.output();
        assertThat(x[0]).isCloseTo(1000, within(1e-9));
        assertThat(x[1]).isCloseTo(1800, within(1e-9));
        assertThat(x[2]).isCloseTo(200, within(1e-9));
        assertThat(split.transaction(0, 2)).isCloseTo(10, within(1e-12));
        double before = DoubleStream.of(table.valueAdded()).sum();
        assertThat(DoubleStream.of(split.valueAdded()).sum()).isCloseTo(before, within(1e-9));
        assertThatThrownBy(() -> table.split("manufacturing", "tokens", 0.5, new double[] {0.9, 0}))
                .hasMessageContaining("purchase of sector 'tokens' from 'agriculture' must be <= 500.0");
    }

    @Test
    void filesWithAndWithoutLabels() throws IOException {
        Path bare = file("z.csv", "150,500\n200,100\n");
        Path column = file("f.csv", "350\n1700\n");
        assertThat(InputOutputTable.read(bare, column).output()).containsExactly(1000, 2000);
        assertThat(InputOutputTable.read(bare, file("row.csv", "350,1700\n")).output())
                .containsExactly(1000, 2000);
        Path labelled = file("zl.csv", "sector,a,b\na,150,500\nb,200,100\n");
        Path shuffled = file("fl.csv", "sector,households,exports\nb,1000,700\na,300,50\n");
        InputOutputTable table = InputOutputTable.read(labelled, shuffled);
        assertThat(table.output()).containsExactly(1000, 2000);
        assertThat(table.finalDemand("exports")).containsExactly(50, 700);
        assertThat(table.readVector(file("e.csv", "sector,kwh\nb,0.25\na,0.3\n"), "e"))
                .containsExactly(0.3, 0.25);
        Path headed = file("zh.csv", "a,b\n150,500\n200,100\n");
        assertThat(InputOutputTable.read(headed, file("fh.csv", "final_demand\n350\n1700\n"))
                        .output())
                .containsExactly(1000, 2000);
        assertThat(InputOutputTable.read(file("zn.csv", "sector,1,2\n1,150,500\n2,200,100\n"), column)
                        .output())
                .containsExactly(1000, 2000);
        assertThat(InputOutputTable.read(file("zu.csv", "a,150,500\nb,200,100\n"), column)
                        .sectors())
                .containsExactly("a", "b");
    }

    @Test
    void faultsNameTheirPlace() throws IOException {
        Path z = file("z.csv", "sector,a,b\na,150,x\nb,200,100\n");
        Path f = file("f.csv", "sector,f\na,350\nb,1700\n");
        assertThatThrownBy(() -> InputOutputTable.read(z, f))
                .isInstanceOf(InputException.class)
                .hasMessage(z + ":2:3: a cell must be a finite number but is 'x'");
        Path narrow = file("n.csv", "1,2\n");
        assertThatThrownBy(() -> InputOutputTable.read(narrow, f))
                .hasMessageContaining(":1:1: a matrix of transactions");
        Path good = file("g.csv", "sector,a,b\na,150,500\nb,200,100\n");
        Path unknown = file("u.csv", "sector,f\na,350\nc,1700\n");
        assertThatThrownBy(() -> InputOutputTable.read(good, unknown))
                .hasMessage(unknown + ":3:1: unknown sector 'c'; nearest: a, b");
        Path negative = file("m.csv", "1,2\n-3,4\n");
        assertThatThrownBy(() -> InputOutputTable.read(negative, file("f2.csv", "1\n2\n")))
                .hasMessage(negative + ":2:1: a transaction must be >= 0 but is -3.0");
        assertThatThrownBy(() -> InputOutputTable.read(good, file("short.csv", "1\n2\n3\n")))
                .hasMessageContaining("final demand must have 2 rows, one a sector, but has 3");
    }

    // The layouts of the two publishers, with made-up numbers.
    @Test
    void publishedLayouts() throws IOException {
        Path icio = file("icio.csv", """
                V1,CHN_D35,CHN_J,USA_D35,USA_J,CHN_HFCE,USA_HFCE,OUT
                CHN_D35,1,2,0,0,7,0,10
                CHN_J,1,3,0,1,10,5,20
                USA_D35,0,0,2,3,0,10,15
                USA_J,0,1,1,4,2,22,30
                TLS,0,0,0,0,0,0,0
                VA,8,14,12,22,0,0,56
                OUT,10,20,15,30,19,37,0
                """);
        InputOutputTable table = InputOutputTable.importIcio(icio, 1e-6);
        assertThat(table.output()).containsExactly(10, 20, 15, 30);
        assertThat(table.regions()).containsExactly("CHN", "USA");
        assertThat(table.finalDemand("USA_HFCE")).containsExactly(0, 5, 10, 22);
        Path off = file("off.csv", Files.readString(icio).replace("7,0,10", "7,0,11"));
        assertThatThrownBy(() -> InputOutputTable.importIcio(off, 1e-6))
                .hasMessageContaining(":2:8: output of sector 'CHN_D35' must equal the sum of its row, 10.0");

        Path wiod = file("wiod.csv", """
                IndustryCode,IndustryDescription,Country,RNr,Year,CHN1,CHN2,USA1,USA2,CHN57,USA57,TOT
                D35,Electricity,CHN,1,2014,1,2,0,0,7,0,10
                J62,Computing,CHN,2,2014,1,3,0,1,10,5,20
                D35,Electricity,USA,1,2014,0,0,2,3,0,10,15
                J62,Computing,USA,2,2014,0,1,1,4,2,22,30
                VA,Value added,TOT,70,2014,8,14,12,22,0,0,56
                """);
        InputOutputTable same = InputOutputTable.importWiod(wiod, 1e-6);
        assertThat(same.output()).containsExactly(table.output());
        assertThat(same.sectors()).containsExactly("CHN_D35", "CHN_J62", "USA_D35", "USA_J62");
        assertThat(same.finalDemand("USA_57")).containsExactly(0, 5, 10, 22);
    }

    /** Two regions of one sector each and a third that makes nothing; two kinds of final demand. */
    private InputOutputTable twoKinds() throws IOException {
        return InputOutputTable.read(
                file("z2.csv", "sector,A_x,B_x,B_y\nA_x,150,500,0\nB_x,200,100,0\nB_y,0,0,0\n"),
                file("f2k.csv", "sector,households,exports\nA_x,300,50\nB_x,1000,700\nB_y,0,0\n"));
    }

    @Test
    void aTableOfRegionsAndKindsOfDemand() throws IOException {
        InputOutputTable table = twoKinds();
        assertThat(table.size()).isEqualTo(3);
        assertThat(table.regions()).containsExactly("A", "B");
        assertThat(new int[] {table.regionOf(0), table.regionOf(1), table.regionOf(2)})
                .containsExactly(0, 1, 1);
        assertThat(table.categories()).containsExactly("households", "exports");
        assertThat(table.finalDemand()).containsExactly(350, 1700, 0);
        assertThat(table.finalDemand("households")).containsExactly(300, 1000, 0);
        assertThat(table.transaction(1, 0)).isEqualTo(200);
        assertThat(table.output()).containsExactly(1000, 2000, 0);
        assertThat(table.valueAdded()).containsExactly(650, 1400, 0);
        assertThat(table.sectorsWithNegativeValueAdded()).isEmpty();
        assertThat(Leontief.of(table).coefficient(2, 2)).isZero();
        assertThat(Ghosh.of(table).coefficient(1, 0)).isEqualTo(0.1);
        assertThat(Ghosh.of(table).coefficient(2, 2)).isZero();
        assertThat(millerAndBlair().regions()).containsExactly("");
        assertThatThrownBy(() -> table.finalDemand("export"))
                .hasMessageContaining("unknown category of final demand 'export'; nearest: exports");
        assertThatThrownBy(() -> table.indexOf("A_y")).hasMessageContaining("unknown sector 'A_y'");
        assertThat(table.indexOf("A_x")).isZero();
        // one name without a region, and none has one
        assertThat(InputOutputTable.of(List.of("A_x", "_y"), new double[][] {{1, 1}, {1, 1}}, new double[] {5, 5})
                        .regions())
                .containsExactly("");
    }

    @Test
    void aSectorThatSpendsMoreThanItEarnsIsNamed() {
        InputOutputTable table =
                InputOutputTable.of(List.of("a", "b"), new double[][] {{10, 60}, {0, 10}}, new double[] {50, 40});
        assertThat(table.valueAdded()).containsExactly(110, -20);
        assertThat(table.sectorsWithNegativeValueAdded()).containsExactly("b");
    }

    @Test
    void aNewSectorKeepsTheKindsOfDemandAndScalesWhatFeedsIt() throws IOException {
        InputOutputTable table = twoKinds();
        InputOutputTable bigger = table.withNewSector("B_tokens", new double[] {0.1, 0.4, 0.25}, 100);
        double[] induced = Leontief.of(table).output(new double[] {10, 40, 25});
        assertThat(bigger.output())
                .containsExactly(new double[] {1000 + induced[0], 2000 + induced[1], 25, 100}, within(1e-9));
        assertThat(bigger.finalDemand("households")).containsExactly(300, 1000, 0, 100);
        assertThat(bigger.finalDemand("exports")).containsExactly(50, 700, 0, 0);
        assertThat(bigger.transaction(1, 0)).isCloseTo(0.2 * (1000 + induced[0]), within(1e-9));
        assertThat(bigger.transaction(0, 3)).isCloseTo(10, within(1e-12));
        assertThat(bigger.transaction(3, 0)).isZero();
        assertThat(bigger.regions()).containsExactly("A", "B");
        assertThatThrownBy(() -> table.withNewSector("t", new double[] {0.5, 0.5, 0}, 1))
                .hasMessage("cost shares of sector 't' must sum to < 1 but sum to 1.0");
        assertThatThrownBy(() -> table.withNewSector("t", new double[] {0.5}, 1))
                .hasMessage("cost shares must have 3 values but have 1");
    }

    @Test
    void splittingKeepsTheKindsOfDemandAndEachPurchase() throws IOException {
        InputOutputTable table = twoKinds();
        InputOutputTable split = table.split("B_x", "B_tokens", 0.25, new double[] {0.2, 0.1, 0});
        assertThat(split.output()).containsExactly(new double[] {1000, 1500, 0, 500}, within(1e-9));
        assertThat(split.finalDemand("households")).containsExactly(new double[] {300, 750, 0, 250}, within(1e-9));
        assertThat(split.finalDemand("exports")).containsExactly(new double[] {50, 525, 0, 175}, within(1e-9));
        double[][] expected = {{150, 400, 0, 100}, {150, 37.5, 0, 37.5}, {0, 0, 0, 0}, {50, 12.5, 0, 12.5}};
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                assertThat(split.transaction(i, j)).as("%d to %d", i, j).isCloseTo(expected[i][j], within(1e-9));
            }
        }
        // all that the whole bought may go to the new sector, but no share may be all or nothing
        assertThat(table.split("B_x", "t", 0.5, new double[] {0.5, 0.1, 0}).transaction(0, 1))
                .isZero();
        for (double share : new double[] {0, 1}) {
            assertThatThrownBy(() -> table.split("B_x", "t", share, new double[3]))
                    .hasMessageContaining("share of sector 't' must be in (0, 1)");
        }
        assertThatThrownBy(() -> table.split("B_x", "t", 0.1, new double[2]))
                .hasMessage("cost shares must have 3 values but have 2");
    }

    @Test
    void whatIsNoTableIsRefused() {
        List<String> ab = List.of("a", "b");
        double[][] z = {{1, 1}, {1, 1}};
        double[] f = {5, 5};
        assertThatThrownBy(() -> InputOutputTable.of(ab, new double[][] {{1, 1}}, f))
                .hasMessage("transactions must have 2 rows but have 1");
        assertThatThrownBy(() -> InputOutputTable.of(ab, z, new double[1]))
                .hasMessage("final demand must have 2 values but has 1");
        assertThatThrownBy(() -> InputOutputTable.of(ab, new double[][] {{1, 1}, {1, 1, 1}}, f))
                .hasMessage("transactions of sector 'b' must have 2 columns but have 3");
        assertThatThrownBy(() -> InputOutputTable.of(List.of(), new double[0][], new double[0]))
                .hasMessage("a table must have at least one sector but has none");
        assertThatThrownBy(() -> InputOutputTable.of(List.of("a", "a"), z, f))
                .hasMessage("sector 'a' must appear once but is repeated");
        assertThatThrownBy(() -> InputOutputTable.of(ab, new double[][] {{1, 1}, {Double.POSITIVE_INFINITY, 1}}, f))
                .hasMessageContaining("transaction from sector 'b' to 'a' must be >= 0 and finite but is Infinity");
        // b buys from a, but sells nothing
        assertThatThrownBy(() -> InputOutputTable.of(ab, new double[][] {{1, 1}, {0, 0}}, new double[] {5, 0}))
                .hasMessage("output of sector 'b' must be > 0 because it buys inputs but is 0.0");
        assertThatThrownBy(() -> InputOutputTable.of(ab, new double[][] {{1, 0}, {0, 0}}, new double[] {5, -1}))
                .hasMessageContaining("output of sector 'b'");
    }

    @Test
    void vectorsOfTheWrongLengthAreRefusedByName() {
        Leontief model = Leontief.of(millerAndBlair());
        assertThat(model.size()).isEqualTo(2);
        assertThat(model.balance(new double[] {10, 20}, new double[] {1, 2})).isCloseTo(0.75, within(1e-12));
        assertThatThrownBy(() -> model.output(new double[3])).hasMessage("final demand must have 2 values but has 3");
        assertThatThrownBy(() -> model.output(new double[] {1, Double.NaN}))
                .hasMessage("final demand of sector 'manufacturing' must be finite but is NaN");
        assertThatThrownBy(() -> model.lossWithout(2, new double[2])).hasMessage("sector must be in [0, 1] but is 2");
        assertThatThrownBy(() -> model.lossWithout(-1, new double[2])).hasMessage("sector must be in [0, 1] but is -1");
        assertThat(model.lossWithout(0, new double[] {350, 1700})[1]).isCloseTo(2000 - 1700 / 0.95, within(1e-9));
        assertThatThrownBy(() -> Leontief.ofCoefficients(2, new double[3]))
                .hasMessage("technical coefficients must be 4 but are 3");
        assertThat(Leontief.ofCoefficients(50, new double[2500]).inverse()).hasDimensions(50, 50);
        assertThatThrownBy(() -> Leontief.ofCoefficients(51, new double[2601]).inverse())
                .hasMessage("number of sectors must be <= 50 to form the Leontief inverse but is 51");
        assertThatThrownBy(() -> Ghosh.of(millerAndBlair()).output(new double[1]))
                .hasMessage("primary inputs must have 2 values but have 1");
        // e = (0.3, 0.25) as in the textbook case above
        EmbodiedElectricity account = EmbodiedElectricity.of(millerAndBlair(), new double[] {0.3, 0.25});
        assertThat(account.intensity()).containsExactly(new double[] {0.44224422, 0.37953795}, within(5e-9));
        assertThatThrownBy(() -> account.byProduct(new double[1])).hasMessage("use must have 2 values but has 1");
        assertThatThrownBy(() -> EmbodiedElectricity.of(millerAndBlair(), new double[1]))
                .hasMessage("electricity per output must have 2 values but has 1");
        assertThatThrownBy(() -> EmbodiedElectricity.of(millerAndBlair(), new double[] {0.3, -0.25}))
                .hasMessage("electricity per output of sector 'manufacturing' must be >= 0 but is -0.25");
    }

    @Test
    void moreFaultsNameTheirPlace() throws IOException {
        Path f = file("f.csv", "sector,f\na,350\nb,1700\n");
        Path good = file("g.csv", "\uFEFFsector,a,b\na,150,500\nb,200,100\n");
        assertThat(InputOutputTable.read(good, f).sectors()).containsExactly("a", "b");
        fault("short row", "sector,a,b\na,150\nb,200,100\n", f, ":2:3: a row must have 3 cells but has 2");
        fault("long row", "sector,a,b\na,150,1,2\nb,200,100\n", f, ":2:4: a row must have 3 cells but has 4");
        fault("labels", "sector,a,b\nb,200,100\na,150,500\n", f, ":2:1: row 1 must be labelled like column 1, 'a'");
        fault("only a header", "sector,a,b\n", f, ":1:1: numbers are required below the header but there are none");
        fault("empty", "", f, ":1:1: numbers are required but the file is empty");
        fault("negative", "sector,a,b\na,150,500\nb,-200,100\n", f, ":3:2: a transaction must be >= 0 but is -200.0");
        fault("negative, bare", "150,500\n200,-1\n", f, ":2:2: a transaction must be >= 0 but is -1.0");
        // a slip of the pen in the first row is no header, nor a label
        Path bare = file("bare.csv", "350\n1700\n");
        fault("first cell", "NaN,500\n200,100\n", bare, ":1:1: a cell must be a finite number but is 'NaN'");
        fault("first row", "150,5OO\n200,100\n", bare, ":1:2: a cell must be a finite number but is '5OO'");
        Path z = file("bare-z.csv", "150,500\n200,100\n");
        demandFault(z, "35O\n1700\n", ":1:1: a cell must be a finite number but is '35O'");
        demandFault(z, "35O,1\n1700,2\n", ":1:1: a cell must be a finite number but is '35O'");
        demandFault(z, "0\n0\n", ":1:1: final demand must not be 0 in every sector");
        demandFault(good, "sector,f\na,0\nb,0\n", ":2:2: final demand must not be 0 in every sector");
        Path negative = file("e.csv", "sector,kwh\nb,0.3\na,-0.1\n");
        assertThatThrownBy(() -> InputOutputTable.read(good, f).readNotNegative(negative, "intensity"))
                .hasMessage(negative + ":3:2: intensity must be >= 0 but is -0.1");
        assertThat(InputOutputTable.read(good, f).readVector(negative, "change"))
                .containsExactly(-0.1, 0.3);
        Path twice = file("t.csv", "sector,f\na,350\na,1700\n");
        assertThatThrownBy(() -> InputOutputTable.read(good, twice)).hasMessage(twice + ":3:1: sector 'a' is repeated");
        // a matrix of one sector, and a vector of one number
        assertThat(InputOutputTable.read(file("one.csv", "2\n"), file("f1.csv", "8\n"))
                        .output())
                .containsExactly(10);
        // codes that are numbers in the rows but others in the columns are numbers
        assertThat(InputOutputTable.read(
                                file("n3.csv", "1,2,0\n3,150,500\n4,200,100\n"), file("f3.csv", "900\n900\n900\n"))
                        .transaction(1, 0))
                .isEqualTo(3);
    }

    private void demandFault(Path transactions, String text, String message) throws IOException {
        Path demand = file("fault-f.csv", text);
        assertThatThrownBy(() -> InputOutputTable.read(transactions, demand))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(demand + message);
    }

    @Test
    void sectorsOfAnUnproductiveTableAreCalledByTheirLabels() {
        double[][] z = {{5, 0}, {0, 10}};
        assertThatThrownBy(() -> Leontief.of(InputOutputTable.of(List.of("a", "b"), z, new double[] {-1, 1}))
                        .output(new double[] {1, 1}))
                .hasMessageContaining("of sector 'a'");
        assertThatThrownBy(
                        () -> Leontief.of(InputOutputTable.of(List.of("sector 1", "sector 2"), z, new double[] {-1, 1}))
                                .output(new double[] {1, 1}))
                .hasMessageEndingWith("of sector 1");
    }

    private void fault(String what, String text, Path finalDemand, String message) throws IOException {
        Path z = file("fault.csv", text);
        assertThatThrownBy(() -> InputOutputTable.read(z, finalDemand))
                .as(what)
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(z + message);
    }

    @Test
    void faultsOfPublishedLayoutsNameTheirPlace() throws IOException {
        String icio = """
                V1,CHN_D35,USA_D35,CHN_HFCE,OUT
                CHN_D35,1,2,7,10
                USA_D35,0,0,1,1
                VA,9,-1,0,0
                """;
        layoutFault(icio.replace("USA_D35,CHN_HFCE", "USA_D35,USA_D35"), ":1:4: column 'USA_D35' is repeated");
        layoutFault(icio.replace("2,7,10", "2,x,10"), ":2:4: a cell must be a finite number but is 'x'");
        layoutFault(icio.replace("1,2,7", "-1,4,7"), ":2:2: a transaction must be >= 0 but is -1.0");
        layoutFault(icio.replace("2,7,10", "2,7"), ":2:1: a row must have 5 cells but has 4");
        layoutFault(icio + "USA_D35,0,0,1,1\n", ":1:1: row 'USA_D35' is repeated");
        layoutFault("V1,a\nb,1\n", ":1:1: no row is labelled like a column CCC_INDUSTRY");
        // a gap of a thousandth of the row: within a tolerance of 0.002 but not of 0.0005
        Path gap = file("gap.csv", icio.replace("2,7,10", "2,7.01,10"));
        assertThat(InputOutputTable.importIcio(gap, 0.002).output()).containsExactly(10.01, 1);
        assertThatThrownBy(() -> InputOutputTable.importIcio(gap, 0.0005)).hasMessageContaining(gap + ":2:5: output");

        String wiod = """
                IndustryCode,Country,RNr,CHN1,USA1,CHN57
                D35,CHN,1,1,2,7
                D35,USA,1,0,0,1
                """;
        assertThat(InputOutputTable.importWiod(file("w.csv", wiod), 1e-6).output())
                .containsExactly(10, 1);
        wiodFault(wiod.replace("RNr", "Number"), ":1:1: column is missing: 'RNr'");
        wiodFault(wiod + "D35,USA,1,0,0,1\n", ":4:3: country and RNr of this row are repeated");
        wiodFault(wiod.replace("USA1", "USA2"), ":3:1: sector 'USA_D35' has no column of its own");
        wiodFault(wiod.replace("D35,USA,1,0,0,1", "D35,USA"), ":3:1: a row is too short");
    }

    private void layoutFault(String text, String message) throws IOException {
        Path path = file("layout.csv", text);
        assertThatThrownBy(() -> InputOutputTable.importIcio(path, 1e-6)).hasMessage(path + message);
    }

    private void wiodFault(String text, String message) throws IOException {
        Path path = file("layout.csv", text);
        assertThatThrownBy(() -> InputOutputTable.importWiod(path, 1e-6)).hasMessage(path + message);
    }

    private static double max(double[] x) {
        return DoubleStream.of(x).max().orElse(0);
    }
}
