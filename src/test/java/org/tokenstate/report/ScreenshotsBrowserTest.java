package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.TokenStateModel;

/** Takes the pictures of the documentation, into the directory of {@code -Dscreenshots}; without it they are not taken. */
@Tag("browser")
@EnabledIfSystemProperty(named = "screenshots", matches = ".+")
class ScreenshotsBrowserTest {
    private static final int LARGEST = 150_000;

    @Test
    void thePicturesAreSmall() throws IOException {
        Path to = Files.createDirectories(Path.of(Objects.requireNonNull(System.getProperty("screenshots"))));
        Path page = Files.createTempFile("report", ".html");
        Projection china = TokenStateModel.of("CHN").against("USA").project(2025, 2050);
        try (Chromium browser = Chromium.start();
                Explorer explorer = Explorer.start(china)) {
            Files.writeString(page, CountryReport.of(china, 5_000, 42).html("report CHN --reference USA"));
            // The head of the report: its finding, its tiles and its first chart.
            browser.look(900, 900, "light", "screen").open(page.toUri().toString());
            browser.eval(
                    "document.querySelectorAll('nav, .figure ~ .figure, .figure details, .figure .note').forEach(e => e.remove())");
            Files.write(to.resolve("report.png"), browser.picture("png", ".figure"));
            browser.look(390, 844, "dark", "screen").open(page.toUri().toString());
            Files.write(to.resolve("report-phone.webp"), browser.picture("webp", ".figure"));
            for (int width : new int[] {1440, 390}) {
                browser.look(width, 900, "light", "screen").open(explorer.address());
                browser.pick("#scenario", "open");
                browser.eval("(f => { f.value = 0.4; f.dispatchEvent(new Event('input')); })"
                        + "(document.getElementById('set-drift_half_life'))");
                browser.await("document.documentElement.dataset.draws === '4000'");
                browser.eval("document.getElementById('strip').hidden = true");
                Files.write(
                        to.resolve(width == 1440 ? "explorer.webp" : "explorer-phone.webp"),
                        browser.picture("webp", ".figure"));
            }
        } finally {
            Files.delete(page);
        }
        try (var pictures = Files.list(to)) {
            assertThat(pictures).hasSizeGreaterThanOrEqualTo(4).allSatisfy(picture -> assertThat(Files.size(picture))
                    .as("bytes of %s", picture)
                    .isBetween(5_000L, (long) LARGEST));
        }
    }
}
