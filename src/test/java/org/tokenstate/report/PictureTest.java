package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.uncertainty.Ensemble;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Static pictures: what is drawn, and that it can be seen. */
class PictureTest {
    private static CountryReport report;

    @BeforeAll
    static void run() {
        System.setProperty("java.awt.headless", "true");
        report = CountryReport.of(TokenStateModel.of("CHN").against("USA").project(2025, 2040), 300, 42);
    }

    private static Element parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
    }

    private static List<Element> all(Element parent, String tag) {
        NodeList nodes = parent.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    @Test
    void everyFigureIsAPictureWithTitleAndDescription() throws Exception {
        assertThat(report.pictures())
                .extracting(Picture::id)
                .containsExactly(
                        "exports",
                        "trade",
                        "binding",
                        "sites",
                        "export-share",
                        "milestones",
                        "facts",
                        "worlds",
                        "tornado",
                        "generation",
                        "tranches",
                        "ladder",
                        "energy-per-token",
                        "serving");
        for (Picture picture : report.pictures()) {
            Element svg = parse(picture.svg());
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(all(svg, "title").get(0).getTextContent()).isEqualTo(picture.title());
            assertThat(all(svg, "desc").get(0).getTextContent()).isEqualTo(picture.description());
            assertThat(picture.svg()).doesNotContain("NaN").doesNotContain("Infinity");
            assertThat(svg.getTextContent())
                    .contains("300 draws, seed 42", "China against United States, 2025 to 2040, scenario 'baseline'");
        }
    }

    /** Each series of a chart is a group of that name, with a line through each of its years. */
    @Test
    void theSvgHoldsTheSeries() throws Exception {
        Element svg = parse(report.pictures().stream()
                .filter(picture -> picture.id().equals("generation"))
                .findFirst()
                .orElseThrow()
                .svg());
        List<Element> groups = all(svg, "g");
        assertThat(groups).extracting(g -> g.getAttribute("aria-label")).contains("China", "United States");
        for (Element group : groups.subList(0, 2)) {
            assertThat(all(group, "polygon")).hasSize(2);
            assertThat(all(group, "polyline").get(0).getAttribute("points").split(" "))
                    .as("2025 to 2040")
                    .hasSize(16);
            assertThat(all(group, "polyline").get(1).getAttribute("points").split(" "))
                    .as("observed from 2000 to 2025")
                    .hasSize(26);
        }
    }

    @Test
    void marksLieWithinThePicture() throws Exception {
        for (Picture picture : report.pictures()) {
            Element svg = parse(picture.svg());
            double height = Double.parseDouble(svg.getAttribute("height"));
            for (Element line : all(svg, "polyline")) {
                for (String point : line.getAttribute("points").split(" ")) {
                    String[] xy = point.split(",");
                    assertThat(Double.parseDouble(xy[0])).as(picture.id()).isBetween(0.0, 960.0);
                    assertThat(Double.parseDouble(xy[1])).as(picture.id()).isBetween(0.0, height);
                }
            }
        }
    }

    @Test
    void thePngHasMarksInItsPlot() throws Exception {
        for (Picture picture : report.pictures()) {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
            assertThat(image.getWidth()).isEqualTo(1920);
            int marks = 0;
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    Color colour = new Color(image.getRGB(x, y));
                    marks += Math.abs(colour.getRed() - colour.getBlue()) > 25 ? 1 : 0;
                }
            }
            assertThat(marks).as(picture.id()).isGreaterThan(1000);
        }
    }

    @Test
    void theEndOfTheNameDecidesTheFormat(@TempDir Path folder) throws Exception {
        Picture picture = Picture.fan(
                Ensemble.of(TokenStateModel.of("CHN")).draws(200).seed(1).run(2025, 2030), "share_of_goods_exports");
        picture.write(folder.resolve("a.svg"));
        picture.write(folder.resolve("a.PNG"));
        assertThat(Files.readString(folder.resolve("a.svg"))).isEqualTo(picture.svg());
        assertThat(Files.readAllBytes(folder.resolve("a.PNG"))).startsWith(0x89, 'P', 'N', 'G');
        assertThat(all(parse(picture.svg()), "polyline").stream()
                        .filter(line -> line.getAttribute("stroke").equals("#0072b2"))
                        .findFirst()
                        .orElseThrow()
                        .getAttribute("points")
                        .split(" "))
                .hasSize(6);
        assertThatThrownBy(() -> picture.write(folder.resolve("a.pdf")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must end in .svg or .png but is ");
    }

    @Test
    void aVariableOfTheScenariosOwnIsPictured() {
        Scenario own =
                Scenario.BASELINE.withEquations("mine \"USD/yr\" = 2 * export_revenue_usd   # twice the exports");
        Picture picture = Picture.fan(
                Ensemble.of(TokenStateModel.of("CHN").under(own))
                        .draws(100)
                        .variables(List.of("mine"))
                        .run(2025, 2027),
                "mine");
        assertThat(picture.title()).isEqualTo("Twice the exports");
    }

    @Test
    void pageAndPicturesShareTheirColours() {
        assertThat(Page.resource("charts.js").replace("'", "\""))
                .contains("\"" + String.join("\", \"", Chart.COLOURS) + "\"");
    }

    /** An axis covers its values with few round numbers, whatever they are. */
    @Property
    void axesCoverTheirValues(
            @ForAll @DoubleRange(min = -9, max = 12) double power,
            @ForAll @DoubleRange(min = 1, max = 1e4) double factor) {
        double least = Math.pow(10, power);
        double greatest = least * factor;
        for (Scale scale : List.of(Scale.linear(0, greatest, 0, 100), Scale.log(least, greatest, 0, 100))) {
            assertThat(scale.ticks()).hasSizeBetween(2, 12).isSorted();
            assertThat(scale.at(least)).isBetween(-1e-6, 100 + 1e-6);
            assertThat(scale.at(greatest)).isBetween(-1e-6, 100 + 1e-6);
            assertThat(scale.at(scale.high())).isCloseTo(100, within(1e-6));
            assertThat(scale.ticks().stream().map(Scale::label)).doesNotHaveDuplicates();
        }
    }
}
