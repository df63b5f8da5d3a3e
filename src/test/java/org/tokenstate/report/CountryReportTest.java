package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tokenstate.projection.TokenStateModel;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The report of a maker of the world market and of a taker. */
class CountryReportTest {
    private static CountryReport china;
    private static CountryReport norway;

    @BeforeAll
    static void run() {
        china = CountryReport.of(TokenStateModel.of("CHN").against("USA").project(2025, 2040), 300, 42);
        norway = CountryReport.of(TokenStateModel.of("NOR").project(2025, 2040), 300, 42);
    }

    private static Document parse(String html) throws Exception {
        String bare = Pattern.compile("<script.*?</script>", Pattern.DOTALL)
                .matcher(html)
                .replaceAll("")
                .replace("<!DOCTYPE html>", "");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(bare)));
    }

    @Test
    void thePageIsWellFormedSmallAndAsksNothingOfANetwork() throws Exception {
        for (CountryReport report : List.of(china, norway)) {
            String html = report.html("report X --output report.html");
            Document page = parse(html);
            assertThat(page.getElementsByTagName("section").getLength()).isGreaterThanOrEqualTo(12);
            assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(2_500_000);
            assertThat(html).doesNotContain("src=\"http").doesNotContain("<link rel=\"stylesheet\"");
            assertThat(page.getDocumentElement().getTextContent())
                    .doesNotContain("NaN")
                    .doesNotContain("Infinity")
                    .doesNotContain("Optional");
        }
    }

    @Test
    void everyFigureHasNumbersAndATableOrSaysWhyNot() {
        for (CountryReport report : List.of(china, norway)) {
            for (Figure figure : report.figures()) {
                assertThat(figure.saying()).as(figure.id()).isNotBlank();
                if (figure.chart().isPresent()) {
                    assertThat(figure.rows()).as(figure.id()).isNotEmpty();
                    assertThat(Json.write(figure.chart()))
                            .as(figure.id())
                            .doesNotContain("\"p50\":[]")
                            .doesNotContain("\"values\":[]");
                } else {
                    assertThat(figure.saying()).startsWith("Not shown: ");
                }
            }
        }
        assertThat(china.figures()).allMatch(figure -> figure.chart().isPresent());
    }

    @Test
    void theHeadlineSaysWhatTheDrawsSay() {
        assertThat(china.headline())
                .anyMatch(line -> line.contains("in none of 300 draws") || line.contains("% of draws"));
        assertThat(china.headline().get(0)).contains("China").contains("2040").contains("nine draws in ten");
        assertThat(String.join(" ", china.headline()))
                .contains("300 draws of this model")
                .doesNotContain("will ");
    }

    @Test
    void theSameSeedGivesTheSamePage() {
        CountryReport again = CountryReport.of(norway.projection(), 300, 42);
        assertThat(again.html("x")).isEqualTo(norway.html("x"));
    }

    @Test
    void refusesDrawsOutsideItsBounds() {
        assertThatThrownBy(() -> CountryReport.of(norway.projection(), 10, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("draws of a report must be in [200, 20000] but is 10");
    }
}
