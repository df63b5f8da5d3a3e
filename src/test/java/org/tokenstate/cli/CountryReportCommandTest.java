package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tokenstate.cli.Run.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountryReportCommandTest {
    @Test
    void writesThePageAndThePictures(@TempDir Path folder) throws Exception {
        Path pictures = folder.resolve("made/for/them");
        Run run = run(
                "report",
                "ISL",
                "--draws",
                "300",
                "--to",
                "2035",
                "--output",
                folder.resolve("report.html").toString(),
                "--pictures",
                pictures.toString(),
                "--png");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("pictures written to", "page written to");
        assertThat(Files.readString(folder.resolve("report.html"))).contains("report ISL --to 2035 --draws 300");
        try (Stream<Path> files = Files.list(pictures)) {
            assertThat(files)
                    .hasSizeGreaterThanOrEqualTo(9)
                    .allMatch(file ->
                            file.toString().endsWith(".png") && file.toFile().length() > 10_000);
        }
    }

    @Test
    void allCountriesAreOnePage(@TempDir Path folder) throws Exception {
        Path page = folder.resolve("world.html");
        Run run = run("report", "--world", "--to", "2028", "--output", page.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("sell most tokens abroad in 2028", "page written to");
        assertThat(Files.readString(page)).contains("report --world --to 2028 --output world.html");
    }

    @Test
    void theStoryHasTenStepsWithAChartAndAnAnswerEach(@TempDir Path folder) throws Exception {
        Path page = folder.resolve("story.html");
        Run run = run("report", "--story", "--output", page.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        String html = Files.readString(page);
        assertThat(html.split("class=\"chart\"", -1)).hasSize(11);
        assertThat(html.split("The model: ", -1)).hasSize(11);
        assertThat(html.split("Doubt: ", -1)).hasSize(11);
        assertThat(html).doesNotContain("missing</td>").contains("compare CHN baseline safe-harbour");
        assertThat(html.length()).isLessThan(1_600_000);
        assertThat(run("report", "--story", "--to", "2040").err()).contains("report --story is of the baseline");
        assertThat(run("report", "--story", "--world").err()).contains("two pages");
    }

    @Test
    void whatLacksItsCountryOrItsPageSaysSo() {
        assertThat(run("report").err()).contains("report needs a COUNTRY, such as CHN, or --world, or --story");
        assertThat(run("report", "--world").err()).contains("report --world writes a page: --output NAME.html");
        assertThat(run("report", "NOR", "--world").err()).contains("of all countries, without 'NOR'");
    }

    @Test
    void aFolderThatCannotBeMadeIsOneLine(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        Run run = run("report", "ISL", "--draws", "300", "--to", "2030", "--pictures", file + "/x");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("cannot be written").hasLineCount(1);
    }
}
