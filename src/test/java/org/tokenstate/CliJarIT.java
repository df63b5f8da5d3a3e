package org.tokenstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command line as a process of its own, as a user starts it. */
class CliJarIT {
    private static final Path JAR = Path.of("target", "tokenstate-cli.jar").toAbsolutePath();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    Path directory;

    private record Run(int code, String out, String err) {}

    private Run run(List<String> options, String... args) throws IOException, InterruptedException {
        Path out = directory.resolve("out.txt");
        Path err = directory.resolve("err.txt");
        List<String> command = new ArrayList<>();
        command.add(JAVA);
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .directory(directory.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("no answer within a minute: " + command);
        }
        // -verbose:class mixes the encodings of the virtual machine in; nothing here needs more than Latin-1 of it.
        return new Run(
                process.exitValue(),
                Files.readString(out, options.isEmpty() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    void versionIsThatOfTheManifest() throws Exception {
        Run run = run(List.of(), "--version");
        assertThat(run.out()).matches("tokenstate \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    /** On a full disk, which is what {@code /dev/full} plays, an answer is lost and the exit code says so. */
    @Test
    void anAnswerThatCannotBeWrittenIsAFault() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full));
        Path err = Files.createTempFile("err", ".txt");
        for (String command : List.of("datasets", "--version")) {
            Process process = new ProcessBuilder(JAVA, "-jar", JAR.toString(), command)
                    .redirectOutput(full.toFile())
                    .redirectError(err.toFile())
                    .start();
            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(err)
                    .content()
                    .startsWith("standard output: cannot be written: ")
                    .hasLineCount(1);
        }
        Files.delete(err);
    }

    @Test
    void helpListsTheCommands() throws Exception {
        Run run = run(List.of(), "--help");
        assertThat(run.out()).contains("Usage: tokenstate", "--debug");
        assertThat(run.code()).isZero();
    }

    @Test
    void usageErrorIsOneLineInAnyLocale() throws Exception {
        for (String locale : List.of("en", "de", "tr", "zh")) {
            Run run = run(List.of("-Duser.language=" + locale, "-Dfile.encoding=US-ASCII"), "--nonsénse");
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err())
                    .startsWith("tokenstate: unknown option '--nons")
                    .endsWith("--help)\n");
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.out()).isEmpty();
        }
    }

    @Test
    void noCommandLoadsTablesaw() throws Exception {
        Run run = run(List.of("-verbose:class"), "--help");
        assertThat(run.out()).contains("org.tokenstate.cli.TokenstateCli").doesNotContain("tech.tablesaw");
    }

    @Test
    void aProjectionIsPrintedWithoutTablesaw() throws Exception {
        Run run = run(List.of("-verbose:class"), "project", "CHN", "--reference", "USA");
        assertThat(run.out())
                .contains("org.tokenstate.projection.TokenStateModel", "CHN against USA")
                .doesNotContain("tech.tablesaw");
        assertThat(run.code()).isZero();
    }

    @Test
    void anUnknownCountryAndAnUnreadableFileAreOneLine() throws Exception {
        for (List<String> arguments :
                List.of(List.of("project", "CHM"), List.of("forecast", "no/such/file.csv", "--horizon", "5"))) {
            Run run = run(List.of(), arguments.toArray(String[]::new));
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines()).hasSize(1);
        }
    }

    /** Ctrl-C is the signal INT, which {@code kill} sends; without {@code kill} the process is asked to end by TERM. */
    @Test
    void theExplorerServesUntilItIsInterrupted() throws Exception {
        Process process = new ProcessBuilder(JAVA, "-jar", JAR.toString(), "explore", "CHN", "--format", "json")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
            String line = said.readLine();
            while (!line.contains("http://")) {
                line = said.readLine();
            }
            URI address = URI.create(line.replaceAll(".*(http://[^\"]+).*", "$1"));
            assertThat(address.getHost()).isEqualTo("127.0.0.1");
            HttpResponse<String> page = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("tokenstate explorer");

            if (new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                            .start()
                            .waitFor()
                    != 0) {
                process.destroy();
            }
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                // What a shell starts in the background ignores an interrupt; whoever runs the build may have done so.
                process.destroy();
            }
            assertThat(process.waitFor(10, TimeUnit.SECONDS))
                    .as("ended by the signal")
                    .isTrue();
            assertThat(process.exitValue()).isIn(130, 143);
            assertThatThrownBy(() -> new Socket("127.0.0.1", address.getPort()).close())
                    .isInstanceOf(ConnectException.class);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Path library() throws IOException {
        try (Stream<Path> files = Files.list(JAR.getParent())) {
            return files.filter(file ->
                            file.getFileName().toString().matches("tokenstate-\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Two editions of the market stand in it side by side until the projection has moved to the second: 1.8 MB then. */
    @Test
    void theLibraryIsSmall() throws IOException {
        assertThat(Files.size(library())).isLessThan(2_320_000);
    }

    @Test
    void theLibraryCarriesItsDataAndTheTestKitButNoCommandLine() throws IOException {
        try (JarFile jar = new JarFile(library().toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
                    .isEqualTo("org.tokenstate");
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .contains(
                            "org/tokenstate/projection/TokenStateModel.class",
                            "org/tokenstate/testkit/TokenStates.class",
                            "org/tokenstate/datasets/parameters.csv",
                            "org/tokenstate/datasets/packed/electricity")
                    .doesNotContain("org/tokenstate/datasets/electricity.csv")
                    .noneMatch(name -> name.startsWith("org/tokenstate/cli/"));
        }
    }

    /** What a consumer who excludes Tablesaw cannot do without: the jars that the library's own classes were compiled with. */
    @Test
    void theMandatoryLibrariesAreSmall() throws Exception {
        long bytes = 0;
        for (Class<?> of : List.of(
                org.apache.commons.math3.util.FastMath.class,
                org.ejml.simple.SimpleMatrix.class,
                org.ejml.data.DMatrixRMaj.class,
                org.ejml.dense.row.CommonOps_DDRM.class,
                org.ejml.dense.row.CommonOps_FDRM.class,
                org.ejml.dense.row.CommonOps_ZDRM.class,
                org.ejml.dense.row.CommonOps_CDRM.class,
                org.ejml.sparse.csc.CommonOps_DSCC.class,
                org.ejml.sparse.csc.CommonOps_FSCC.class,
                de.siegmar.fastcsv.reader.CsvReader.class,
                org.snakeyaml.engine.v2.api.Load.class,
                org.jspecify.annotations.NullMarked.class)) {
            bytes += Files.size(Path.of(
                    of.getProtectionDomain().getCodeSource().getLocation().toURI()));
        }
        assertThat(bytes).isBetween(1_000_000L, 6_000_000L);
    }

    /** Whoever passes the jar on passes on the terms of what is packed into it. */
    @Test
    void theJarCarriesTheTermsOfWhatItContains() throws Exception {
        Map<String, String> words = Map.of(
                "commons-math3-LICENSE.txt", "Minpack Copyright Notice (1999) University of Chicago",
                "commons-math3-NOTICE.txt", "Copyright 2010-2012 CS Systèmes d'Information",
                "echarts-LICENSE.txt", "Apache ECharts Subcomponents",
                "echarts-LICENSE-d3.txt", "Copyright 2010-2016 Mike Bostock",
                "echarts-NOTICE.txt", "Copyright 2017-2024 The Apache Software Foundation",
                "zrender-LICENSE.txt", "Copyright (c) 2017, Baidu Inc.",
                "fastcsv-LICENSE.txt", "Oliver Siegmar");
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (Map.Entry<String, String> text : words.entrySet()) {
                assertThat(text(jar, "META-INF/licenses/" + text.getKey())).contains(text.getValue());
            }
            assertThat(text(jar, "META-INF/NOTICE"))
                    .contains("Electricity Maps", "University of Chicago", "zrender")
                    .doesNotContain("Commons RNG");
            // Each library has its term: those with a text above, and those under the licence of this product alone.
            assertThat(jar.stream()
                            .map(JarEntry::getName)
                            .filter(name -> name.matches("META-INF/maven/[^/]+/[^/]+/"))
                            .map(name -> name.split("/")[3]))
                    .containsExactlyInAnyOrder(
                            "tokenstate", "commons-math3", "echarts", "t-digest", "snakeyaml-engine");
            assertThat(jar.stream().map(JarEntry::getName))
                    .noneMatch(name -> name.startsWith("org/apache/commons/rng/"));
        }
        // A newer version of a library with other terms is noticed here.
        assertThat(Files.readString(Path.of("src/main/licenses/commons-math3-LICENSE.txt")))
                .isEqualTo(textBeside(org.apache.commons.math3.util.FastMath.class, "META-INF/LICENSE.txt"));
        assertThat(Files.readString(Path.of("src/main/licenses/commons-math3-NOTICE.txt")))
                .isEqualTo(textBeside(org.apache.commons.math3.util.FastMath.class, "META-INF/NOTICE.txt"));
        assertThat(Files.readString(Path.of("src/main/licenses/fastcsv-LICENSE.txt")))
                .isEqualTo(textBeside(de.siegmar.fastcsv.reader.CsvReader.class, "META-INF/LICENSE"));
    }

    private static String textBeside(Class<?> of, String name) throws Exception {
        Path library =
                Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (JarFile jar = new JarFile(library.toFile())) {
            return text(jar, name);
        }
    }

    private static String text(JarFile jar, String name) throws IOException {
        JarEntry entry = jar.getJarEntry(name);
        assertThat(entry).as(name).isNotNull();
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theJarCarriesNeitherTablesawNorTheTestKit() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .contains("org/tokenstate/cli/TokenstateCli.class", "META-INF/LICENSE", "META-INF/NOTICE")
                    .noneMatch(name -> name.startsWith("tech/tablesaw/")
                            || name.startsWith("org/tokenstate/testkit/")
                            || name.startsWith("net/jqwik/"));
        }
    }
}
