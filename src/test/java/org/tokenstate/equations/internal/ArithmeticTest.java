package org.tokenstate.equations.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each operation gives a lane the bits that it gives a number, and the right ones. */
class ArithmeticTest {
    private static final double[] ODD = {
        0,
        -0.0,
        1,
        -1,
        0.5,
        -2,
        1e-310,
        -1e-310,
        1e300,
        -1e300,
        700,
        -745,
        800,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        Double.MAX_VALUE
    };

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_ANY,
            names =
                    "^(ADD|SUBTRACT|MULTIPLY|DIVIDE|MIN|MAX|LESS|AT_MOST|EQUAL|AND|OR|NOT|KNOWN|WHERE|SQRT|EXP|LOG|RECOVERY)$")
    void lanesGetTheBitsOfNumbers(Op op) {
        Random random = new Random(op.code());
        double[] values = DoubleStream.concat(Arrays.stream(ODD), random.doubles(40, -3, 3))
                .toArray();
        List<String> names = List.of("a", "b", "c").subList(0, op.arguments);
        String word = Op.NAMED.entrySet().stream()
                .filter(entry -> entry.getValue() == op)
                .findFirst()
                .orElseThrow()
                .getKey();
        String expression = Character.isLetter(word.charAt(0)) && !word.equals("and") && !word.equals("or")
                ? word + "(" + String.join(", ", names) + ")"
                : "a " + word + " b";
        EquationSystem system = Texts.read("x \"1\" = " + expression)
                .compile(Texts.vocabulary("a!", "b!", "c!").build());
        int n = 256;
        double[][][] drawn = new double[op.arguments][1][n];
        for (int i = 0; i < n; i++) {
            for (double[][] parameter : drawn) {
                parameter[0][i] = values[random.nextInt(values.length)];
            }
        }
        Program program = system.program(List.of("x"), new Rates(name -> true, name -> false, name -> false));
        double[][] none = new double[op.arguments][1];
        double[][][] results = new double[1][1][n];
        program.bind(new Inputs(2025, 1, none, new double[0], new double[0][]))
                .lanes(n)
                .run(n, drawn, new double[0][][], results);
        PlainRun plain = system.program(List.of("x"), Rates.SINGLE).plain();
        List<Long> wanted = new ArrayList<>();
        List<Long> got = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double[][] parameters = new double[op.arguments][1];
            for (int k = 0; k < op.arguments; k++) {
                parameters[k][0] = drawn[k][0][i];
            }
            double[][] result = new double[1][1];
            plain.run(new Inputs(2025, 1, parameters, new double[0], new double[0][]), result);
            double direct = Op.apply(
                    op,
                    parameters[0][0],
                    parameters[Math.min(1, op.arguments - 1)][0],
                    parameters[op.arguments - 1][0]);
            assertThat(Double.compare(result[0][0], direct)).isZero();
            wanted.add(Double.doubleToLongBits(direct));
            got.add(Double.doubleToLongBits(results[0][0][i]));
        }
        assertThat(got).isEqualTo(wanted);
    }

    @Test
    void powersAreThoseOfTheLibrary() {
        EquationSystem system = Texts.read("x \"1\" = a ^ b")
                .compile(Texts.vocabulary("a!", "b!").build());
        Program program = system.program(List.of("x"), new Rates(name -> true, name -> false, name -> false));
        Random random = new Random(9);
        int n = 256;
        double[][][] drawn = new double[2][1][n];
        for (int i = 0; i < n; i++) {
            drawn[0][0][i] = i < ODD.length ? ODD[i] : 3 * random.nextDouble();
            drawn[1][0][i] = 10 * random.nextDouble() - 3;
        }
        drawn[0][0][255] = 0;
        drawn[1][0][255] = 0;
        double[][][] results = new double[1][1][n];
        program.bind(new Inputs(2025, 1, new double[2][1], new double[0], new double[0][]))
                .lanes(n)
                .run(n, drawn, new double[0][][], results);
        for (int i = 0; i < n; i++) {
            double wanted = Math.pow(drawn[0][0][i], drawn[1][0][i]);
            assertThat(results[0][0][i])
                    .as("%s ^ %s", drawn[0][0][i], drawn[1][0][i])
                    .satisfies(got -> assertThat(Double.compare(got, wanted) == 0
                                    || Math.abs(got - wanted) <= 5e-15 * Math.abs(wanted))
                            .isTrue());
        }
    }

    @Test
    void theRecoveryOfCapital() {
        assertThat(Op.recovery(0.07, 6)).isCloseTo(0.07 / (1 - Math.pow(1.07, -6)), within(1e-14));
        assertThat(Op.recovery(1e-12, 5)).isCloseTo(0.2, within(1e-11));
        assertThat(Op.recovery(0, 5)).isEqualTo(0.2);
    }

    private static org.assertj.core.data.Offset<Double> within(double tolerance) {
        return org.assertj.core.data.Offset.offset(tolerance);
    }
}
