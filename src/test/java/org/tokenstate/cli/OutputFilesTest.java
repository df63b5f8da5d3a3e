package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tokenstate.cli.Run.run;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command writes harms no file that it reads, and none that stood there. */
class OutputFilesTest {
    private static final String SERIES = "series,year,value\na,2000,1\na,2001,2\na,2002,3\na,2003,4\na,2004,5\n";
    private static final String GENERATION = "country,year,iso_code,electricity_generation\nChina,2026,CHN,11100\n";
    private static final String LOWER = "name: lower\ndata: [generation.csv]\n";
    private static final String UPPER = "name: upper\nextends: ./lower.yaml\n";

    @TempDir
    Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(directory.resolve("series.csv"), SERIES);
        Files.writeString(directory.resolve("generation.csv"), GENERATION);
        Files.writeString(directory.resolve("lower.yaml"), LOWER);
        Files.writeString(directory.resolve("upper.yaml"), UPPER);
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private void refused(String output, String content, String... words) throws IOException {
        Run run = run(Stream.concat(Stream.of(words), Stream.of("--output", file(output)))
                .toArray(String[]::new));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .startsWith(file(output) + ": must be another file than the command reads, but it reads ")
                .hasLineCount(1);
        assertThat(directory.resolve(output)).hasContent(content);
    }

    @Test
    void theFileOfAnArgumentIsNotWrittenOver() throws IOException {
        refused("series.csv", SERIES, "forecast", file("series.csv"), "--horizon", "1");
        refused("generation.csv", GENERATION, "import", "auto", file("generation.csv"));
    }

    @Test
    void norIsAScenarioWithAllThatItReads() throws IOException {
        for (String[] output :
                new String[][] {{"upper.yaml", UPPER}, {"lower.yaml", LOWER}, {"generation.csv", GENERATION}}) {
            refused(output[0], output[1], "project", "CHN", "--to", "2026", "--scenario", file("upper.yaml"));
            refused(output[0], output[1], "validate", file("upper.yaml"));
            refused(output[0], output[1], "compare", "CHN", "baseline", file("upper.yaml"), "--to", "2026");
        }
    }

    @Test
    void aLinkToAFileIsTheFile() throws IOException {
        Files.createSymbolicLink(directory.resolve("link.csv"), Path.of("series.csv"));
        refused("link.csv", SERIES, "forecast", file("series.csv"), "--horizon", "1");
    }

    @Test
    void anotherFileIsWrittenAndKeepsItsMode() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Path old = Files.writeString(directory.resolve("old.csv"), "before");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(run("forecast", file("series.csv"), "--horizon", "1", "--format", "csv", "--output", old.toString())
                        .exit())
                .isZero();
        assertThat(Files.readString(old)).startsWith("method,series,year");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(old)))
                .isEqualTo("rw-r-----");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left.map(p -> p.getFileName().toString())).noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    /** A picture that cannot be put in its place leaves no part of it, and the one that stood there. */
    @Test
    void picturesAreWrittenWholeOrNotAtAll() throws IOException {
        Path folder = directory.resolve("pictures");
        String[] words = {"report", "ISL", "--draws", "300", "--to", "2030", "--pictures", folder.toString()};
        assertThat(run(words).exit()).isZero();
        List<Path> pictures;
        try (Stream<Path> files = Files.list(folder)) {
            pictures = files.sorted().toList();
        }
        Path last = pictures.get(pictures.size() - 1);
        Files.delete(last);
        Files.createDirectory(last);
        Run run = run(words);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEqualTo(last + ": cannot be written: it is a directory\n");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.sorted()).containsExactlyElementsOf(pictures);
        }
    }
}
