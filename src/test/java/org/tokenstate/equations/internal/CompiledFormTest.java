package org.tokenstate.equations.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.tokenstate.equations.Solver;

/** What is written is read again, word for word. */
class CompiledFormTest {
    private static final Map<String, Solver> SOLVERS =
            Map.of("Mixing", new TokensText.Mixing(List.of("one", "two"), List.of("left", "right")));
    private static final String TEXT = """
            figure area[p] "1"
            data rain[p] "1"
            size_of_all "1" = sum(i in place, size[i]) * -1.5e-7 # the size; ß and 雨
            growing[p, k] "USD/yr" = previous(growing[p, k]) * size[p] + rain[p] from 300 for k is low
                base(growing[p, low]) / figure.area[p] otherwise
            solve market[p] by Mixing
                in one = growing[p, k] from 2, two = size_of_all
                out left = taken[k, p] "1", right = rest[p] "1"
            year "yr" = calendar - 2000
            """;

    private static EquationSystem system(String text) {
        Vocabulary.Builder vocabulary = Texts.vocabulary("size.USA", "size.other");
        SOLVERS.forEach(vocabulary::solver);
        return Texts.read(text).compile(vocabulary.build());
    }

    private static byte[] written(EquationSystem system, byte[] like) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        system.write(bytes, List.of(), like);
        return bytes.toByteArray();
    }

    private static byte[] written(EquationSystem system) throws IOException {
        return written(system, new byte[0]);
    }

    private static EquationSystem read(byte[] bytes) throws IOException {
        return EquationSystem.read(new ByteArrayInputStream(bytes), SOLVERS);
    }

    private static void requireAlike(EquationSystem read, EquationSystem system) {
        assertThat(read.variables()).isEqualTo(system.variables());
        assertThat(read.instances()).isEqualTo(system.instances());
        assertThat(read.parameters()).isEqualTo(system.parameters());
        assertThat(read.figures()).isEqualTo(system.figures());
        assertThat(read.data()).isEqualTo(system.data());
        assertThat(read.parts.sets()).isEqualTo(system.parts.sets());
        assertThat(read.readings().names())
                .containsExactlyInAnyOrderElementsOf(system.readings().names());
        for (String name : system.readings().names()) {
            for (boolean firstYear : new boolean[] {true, false}) {
                assertThat(read.equation(name, firstYear)).isEqualTo(system.equation(name, firstYear));
                assertThat(read.inputs(name, firstYear)).isEqualTo(system.inputs(name, firstYear));
            }
        }
        Graph graph = read.parts.graph().get();
        assertThat(graph.solvers).isEqualTo(system.parts.graph().get().solvers);
        assertThat(values(read)).isDeepEqualTo(values(system));
    }

    private static double[][] values(EquationSystem system) {
        Program program = system.program(system.instances(), Rates.SINGLE);
        double[][] results = new double[3][program.outputs().size()];
        double[][] parameters = new double[system.parameters().size()][3];
        double[][] data = new double[system.data().size()][3];
        for (double[][] all : List.of(parameters, data)) {
            for (int i = 0; i < all.length; i++) {
                Arrays.setAll(all[i], year -> 1.25 + year);
                all[i][1] += i;
            }
        }
        double[] figures = new double[system.figures().size()];
        Arrays.setAll(figures, i -> 2.0 + i);
        program.plain().run(new Inputs(2025, 3, parameters, figures, data), results);
        return results;
    }

    @Test
    void theSystemIsReadAgain() throws IOException {
        EquationSystem system = system(TEXT);
        requireAlike(read(written(system)), system);
        EquationSystem none = system("");
        requireAlike(read(written(none)), none);
    }

    /** Names, figures and series of more than 127 kinds, and texts longer than 127 letters. */
    @Test
    void largeNumbersTakeSeveralBytes() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            text.append("v")
                    .append(i)
                    .append(" \"1\" = ")
                    .append(i)
                    .append(" + size[USA] # ")
                    .append("long ".repeat(i % 40))
                    .append("\n");
        }
        EquationSystem system = system(text + "last \"1\" = v0 + v299 * v128 - previous(v290) from 123456.789\n");
        requireAlike(read(written(system)), system);
    }

    /** A form that is read may be asked in any order, and answers the same. */
    @Test
    void partsAreReadWhenAskedFor() throws IOException {
        EquationSystem system = system(TEXT);
        EquationSystem read = read(written(system));
        assertThat(read.inputs("market[CHN]", false)).isEqualTo(system.inputs("market[CHN]", false));
        assertThat(values(read)).isDeepEqualTo(values(system));
        assertThat(read.inputs("growing[USA,low]", true)).isEqualTo(system.inputs("growing[USA,low]", true));
        assertThat(read.readings()).isSameAs(read.readings());
        assertThat(read.parts.graph().get()).isSameAs(read.parts.graph().get());
        assertThat(written(read)).isEqualTo(written(system));
    }

    /** What each element reads is written once for all that read alike, so that an element more takes few bytes. */
    @Test
    void elementsThatReadAlikeShareAPattern() throws IOException {
        int[] sizes = new int[2];
        for (int i = 0; i < sizes.length; i++) {
            List<String> elements = IntStream.range(0, 20 + 20 * i)
                    .mapToObj(e -> "e" + (10 + e))
                    .toList();
            Vocabulary.Builder vocabulary = Vocabulary.builder().set("host", elements);
            elements.forEach(e -> vocabulary.parameter(new Vocabulary.Parameter("size." + e, "1", true, false)));
            sizes[i] =
                    written(Equations.of(List.of(Chapter.plain("t", 1, 1, """
                            set h in host
                            x[h] "1" = previous(x[h]) * size[h] + y[h] from size[h]
                            y[h] "1" = previous(x[h]) + size[h] from size[h]
                            """))).compile(vocabulary.build())).length;
        }
        // Its names and operations; a pattern of its own for each of its four readings would more than double it.
        assertThat((sizes[1] - sizes[0]) / 20).isLessThanOrEqualTo(50);
    }

    @Test
    void aFormLikeAnotherNamesWhatTheyShareAlike() throws IOException {
        EquationSystem system = system(TEXT);
        byte[] form = written(system);
        assertThat(written(system, form)).isEqualTo(form);
        EquationSystem other = system("first \"1\" = size[CHN] # another text\n" + TEXT);
        byte[] alone = written(other);
        byte[] like = written(other, form);
        requireAlike(read(like), other);
        assertThat(packed(like, form)).isLessThan(packed(alone, form) * 2 / 3);
    }

    /** The bytes of a form packed by one who has another. */
    private static int packed(byte[] form, byte[] other) {
        Deflater deflater = new Deflater();
        deflater.setDictionary(other);
        deflater.setInput(form);
        deflater.finish();
        int size = deflater.deflate(new byte[2 * form.length]);
        deflater.end();
        return size;
    }

    @Test
    void anotherVersionAndDamageAreRefused() throws IOException {
        byte[] form = written(system(TEXT));
        byte[] older = form.clone();
        older[3]--;
        String ofVersion = "a compiled form must be of version 3";
        assertThatThrownBy(() -> read(older)).isInstanceOf(IOException.class).hasMessage(ofVersion);
        assertThatThrownBy(() -> read(Arrays.copyOf(form, 11)))
                .isInstanceOf(IOException.class)
                .hasMessage(ofVersion);
        String damaged = "not a compiled form: it ends too early or is damaged";
        assertThatThrownBy(() -> read(Arrays.copyOf(form, 12))).hasMessage(damaged);
        assertThatThrownBy(() -> read(Arrays.copyOf(form, form.length - 1))).hasMessage(damaged);
        for (int i = 4; i < form.length; i += 37) {
            byte[] bad = form.clone();
            bad[i] ^= 4;
            assertThatThrownBy(() -> read(bad)).hasMessage(damaged);
        }
        assertThatThrownBy(() -> written(system(TEXT), older)).hasMessage(ofVersion);
    }

    /** The program of a single run comes with the form and is that which would be made. */
    @Test
    void aProgramAtHand() throws IOException {
        EquationSystem system = system(TEXT);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> outputs = List.of("rest[CHN]", "growing[USA,low]", "size_of_all");
        system.write(bytes, outputs);
        EquationSystem read = read(bytes.toByteArray());
        Program ready = read.program(outputs, Rates.SINGLE);
        assertThat(read.program(outputs, Rates.SINGLE)).isSameAs(ready);
        assertThat(ready.outputs()).isEqualTo(outputs);
        assertThat(ready.solvers).isEqualTo(system.program(outputs, Rates.SINGLE).solvers);
        assertThat(ready.code).usingRecursiveComparison().isEqualTo(system.program(outputs, Rates.SINGLE).code);
        Rates drawn = new Rates(name -> true, name -> true, name -> false);
        Rates still = new Rates(name -> false, name -> false, name -> false);
        for (Rates other : List.of(drawn, still)) {
            assertThat(read.program(outputs, other)).isNotSameAs(ready);
        }
        assertThat(read.program(outputs, new Rates(Rates.SINGLE.drawn(), Rates.SINGLE.varying(), name -> true)))
                .isNotSameAs(ready);
        assertThat(read.program(outputs, new Rates(Rates.SINGLE.drawn(), name -> true, Rates.SINGLE.drawnData())))
                .isNotSameAs(ready);
        assertThat(read.program(outputs.subList(0, 2), Rates.SINGLE).outputs()).hasSize(2);
        assertThat(read.program(outputs, Rates.SINGLE, List.of("size_of_all")).given())
                .containsExactly("size_of_all");
    }
}
