package org.tokenstate.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Source;
import org.tokenstate.projection.Note;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.internal.Words;

/** Writes pages: one file each, with style, script and data inside. */
final class Page {
    private static final String ECHARTS_POM = "META-INF/maven/org.webjars/echarts/pom.properties";
    private static final String ECHARTS_DEFAULT = "5.5.0";

    /** Whose data the figures rest on most, as pictures say. */
    static final String DATA =
            "Ember; Energy Institute; Our World in Data; United Nations; World Bank; Epoch AI; ML.ENERGY";

    private Page() {}

    static String report(CountryReport report, String command) {
        Study study = report.study();
        Finding finding = report.finding();
        StringBuilder body = new StringBuilder();
        body.append("<header><p class=\"kicker\">")
                .append(prose("tokenstate: " + study.named() + ", " + study.draws() + " draws"))
                .append("</p><h1>")
                .append(prose(finding.headline()))
                .append("</h1><p class=\"lede\">")
                .append(prose(String.join(" ", finding.lede())))
                .append("</p></header>\n<main>\n");
        tiles(finding.tiles(), body);
        body.append("<div class=\"figures\">\n");
        Map<String, Chart> specs = new LinkedHashMap<>();
        Set<String> explained = new LinkedHashSet<>();
        finding.tiles().forEach(tile -> explained.add(tile.result()));
        for (Figure figure : report.figures()) {
            List<String> more = figure.id().equals("generation") ? report.backtestRecord() : List.of();
            figure(figure, more, body);
            figure.chart().ifPresent(chart -> specs.put(figure.id(), chart));
            figure.results().stream().filter(r -> !r.isEmpty()).forEach(explained::add);
            if (specs.size() == 1 && figure.chart().isPresent()) {
                contents(report.figures(), body);
            }
        }
        body.append("</div>\n<section id=\"words\">");
        heading("words", "In words, with the odds", body);
        body.append("<ul>");
        for (String line : report.headline()) {
            body.append("<li>").append(prose(line)).append("</li>");
        }
        body.append("</ul></section>\n<section id=\"why\">");
        heading("why", "Where the numbers come from", body);
        Trees.write(study.central, List.copyOf(explained), study.far(), body);
        body.append("</section>\n");
        assumptions(study, body);
        reproduce(study, command, body);
        body.append("</main>\n").append(data("provenance", about(study)));
        String against = study.reference().map(r -> " against " + r).orElse("");
        return page(study.country() + against + ": tokenstate report", body.toString(), specs, List.of("charts.js"))
                .html();
    }

    /** What a chart that is taken away says of itself, and its file is named by. */
    static Map<String, Object> about(Study study) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("name", "tokenstate-" + study.model.country());
        about.put("provenance", study.named() + "; " + Picture.provenance(study.ensemble));
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("country", study.model.country());
        columns.put("reference", study.model.reference().orElse(""));
        columns.put("scenario", study.model.scenario().name());
        columns.put("draws", study.ensemble.draws());
        columns.put("seed", study.ensemble.plan().seed());
        columns.put("tokenstate", version());
        about.put("columns", columns);
        return about;
    }

    static String data(String id, Object value) {
        return "<script type=\"application/json\" id=\"" + id + "\">" + Json.write(value) + "</script>\n";
    }

    static void tiles(List<Finding.Tile> tiles, StringBuilder out) {
        out.append("<div class=\"tiles\">");
        for (Finding.Tile tile : tiles) {
            out.append("<a class=\"tile\" href=\"#why-")
                    .append(text(tile.result()))
                    .append("\"><span class=\"label\">")
                    .append(prose(tile.label()))
                    .append("</span><span class=\"value\">")
                    .append(prose(tile.value()))
                    .append("</span><span class=\"range\">")
                    .append(prose(tile.range()))
                    .append("</span></a>");
        }
        out.append("</div>\n");
    }

    private static void contents(List<Figure> figures, StringBuilder out) {
        out.append("<nav aria-label=\"Figures\">");
        for (Figure figure : figures) {
            out.append("<a href=\"#")
                    .append(figure.id())
                    .append("\">")
                    .append(text(figure.topic()))
                    .append("</a> ");
        }
        out.append("<a href=\"#words\">In words</a> <a href=\"#why\">Where the numbers come from</a> <a"
                + " href=\"#assumptions\">Assumptions and sources</a></nav>\n");
    }

    /** A heading with a link to its section. */
    private static void heading(String id, String heading, StringBuilder out) {
        out.append("<h2>")
                .append(prose(heading))
                .append(" <a class=\"anchor\" href=\"#")
                .append(id)
                .append("\" aria-label=\"Link to this section\">#</a></h2>");
    }

    /**
     * A page.
     *
     * @param html its text
     * @param policy what a browser may load and run of it: its own scripts and style, known by their hashes, and no other
     *     (Content Security Policy Level 3, without {@code frame-ancestors}, which only a header can say)
     */
    record Html(String html, String policy) {}

    static Html page(String title, String body, Map<String, Chart> specs, List<String> scripts) {
        String style = "\n" + resource("page.css");
        List<String> codes = new ArrayList<>(List.of("\n" + script(resource("page.js"))));
        if (scripts.contains("charts.js")) {
            codes.add("\n" + script(echarts()) + "\n");
        }
        scripts.forEach(name -> codes.add("\n" + script(resource(name))));
        // ECharts' tooltips carry style in attributes.
        String policy = "default-src 'none'; script-src "
                + codes.stream().map(Page::hash).collect(Collectors.joining(" ")) + "; style-src " + hash(style)
                + "; style-src-attr 'unsafe-inline'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'";
        StringBuilder page = new StringBuilder(1_200_000);
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(policy)
                .append("\"/>\n")
                .append(
                        "<meta name=\"color-scheme\" content=\"light dark\"/>\n<link rel=\"icon\" href=\"data:,\"/>\n<title>")
                .append(text(title))
                .append("</title>\n<style>")
                .append(style)
                .append("</style>\n</head>\n<body>\n")
                .append(body)
                .append(data("specs", specs));
        for (String code : codes) {
            page.append("<script>").append(code).append("</script>\n");
        }
        return new Html(page.append("</body>\n</html>\n").toString(), policy);
    }

    private static String hash(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static void figure(Figure figure, List<String> more, StringBuilder out) {
        out.append("<section class=\"figure\" id=\"").append(figure.id()).append("\">");
        if (!figure.topic().equals(figure.title())) {
            out.append("<p class=\"topic\">").append(text(figure.topic())).append("</p>");
        }
        heading(figure.id(), figure.title(), out);
        if (figure.chart().isPresent()) {
            out.append("<div class=\"chart\" role=\"img\" data-figure=\"")
                    .append(figure.id())
                    .append("\" aria-label=\"")
                    .append(text(figure.title() + ". " + figure.saying() + " The numbers are in the table below."))
                    .append("\"></div>");
        }
        out.append("<p class=\"saying\">").append(prose(figure.saying())).append("</p>");
        if (figure.chart().isPresent()) {
            table(figure, out);
        }
        for (String line : more) {
            out.append("<p class=\"note\">").append(prose(line)).append("</p>");
        }
        out.append("</section>\n");
    }

    static void table(Figure figure, StringBuilder out) {
        out.append(
                        "<details><summary>The numbers as a table</summary><div class=\"scroll\" tabindex=\"0\"><table><caption>")
                .append(text(figure.title()))
                .append("</caption>");
        rows(figure.head(), figure.results(), figure.rows(), out);
        out.append("</table></div></details>");
    }

    private static void rows(List<String> head, List<String> results, List<List<String>> rows, StringBuilder out) {
        out.append("<thead><tr>");
        for (int i = 0; i < head.size(); i++) {
            boolean explained = !results.get(i).isEmpty();
            out.append("<th scope=\"col\">")
                    .append(explained ? "<a class=\"why\" href=\"#why-" + text(results.get(i)) + "\">" : "")
                    .append(prose(head.get(i)))
                    .append(explained ? "</a>" : "")
                    .append("</th>");
        }
        out.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                out.append(i == 0 ? "<th scope=\"row\">" : "<td>")
                        .append(prose(row.get(i)))
                        .append(i == 0 ? "</th>" : "</td>");
            }
            out.append("</tr>");
        }
        out.append("</tbody>");
    }

    private static void assumptions(Study study, StringBuilder out) {
        TokenStateModel model = study.model;
        out.append("<section id=\"assumptions\">");
        heading("assumptions", "Assumptions and sources", out);
        out.append("<ul>");
        for (Note note : study.central.notes()) {
            out.append("<li>").append(text(Words.sentence(note.text()))).append("</li>");
        }
        out.append("<li>")
                .append(text(
                        "Parameters with a distribution are drawn from it, correlated as the next line says; every other one of the "
                                + ParameterTable.bundled().all().size()
                                + " stands at what the scenario says, or at its default."))
                .append("</li><li>")
                .append(text("Rank correlations of the draws: "
                        + study.ensemble.plan().copula() + "."))
                .append("</li></ul>");
        if (!model.scenario().values().isEmpty()) {
            out.append("<h3>Set for this report</h3><ul>");
            model.scenario().values().forEach((name, value) -> out.append("<li><code>")
                    .append(text(name + " = " + value))
                    .append("</code></li>"));
            out.append("</ul>");
        }
        List<List<String>> rows = new ArrayList<>();
        for (Parameter parameter : ParameterTable.bundled().all()) {
            if (!parameter.isChoice()) {
                Optional<String> distribution =
                        model.scenario().distribution(parameter.name()).map(Object::toString);
                if (distribution.isPresent()) {
                    rows.add(List.of(
                            parameter.name(),
                            parameter.description(),
                            parameter.unit().equals("1") ? "" : parameter.unit(),
                            distribution.get(),
                            parameter.source().marked()));
                }
            }
        }
        out.append("<details><summary>The ")
                .append(rows.size())
                .append(
                        " uncertain parameters</summary><div class=\"scroll\" tabindex=\"0\"><table><caption>Uncertain parameters"
                                + " and their distributions</caption>");
        List<String> head = List.of("parameter", "what it is", "unit", "distribution", "source");
        rows(head, Collections.nCopies(head.size(), ""), rows, out);
        out.append("</table></div></details>");
        TreeSet<String> cited = new TreeSet<>();
        for (Source source : study.central.sources().values()) {
            cited.add(Words.sentence(source.marked()));
        }
        cited.add("Electricity: Ember and Energy Institute with processing by Our World in Data, CC BY 4.0");
        cited.add("Population: United Nations, World Population Prospects 2024, CC BY 3.0 IGO");
        cited.add("GDP and exports: World Bank, CC BY 4.0");
        cited.add("Energy per token: fitted on the ML.ENERGY Benchmark v3, Apache-2.0");
        out.append("<h3>Sources</h3><ul class=\"sources\">");
        for (String source : cited) {
            out.append("<li>").append(text(source)).append("</li>");
        }
        out.append("</ul></section>\n");
    }

    private static void reproduce(Study study, String command, StringBuilder out) {
        out.append(
                        "<section><h2>How to reproduce</h2><p>The same command, seed and version give the same numbers on any machine"
                                + " and number of threads.</p><pre><code>java -jar tokenstate-cli.jar ")
                .append(text(command))
                .append("</code></pre><p class=\"note\">")
                .append(text("tokenstate " + version() + "; seed "
                        + study.ensemble.plan().seed() + "; " + study.draws() + " draws, " + study.ensemble.failed()
                        + " failed; data to " + study.model.data().dataYear()
                        + ". Charts by Apache ECharts, Apache-2.0."))
                .append("</p></section>\n");
    }

    static String version() {
        String version = Page.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    /** Text as HTML, with numbers and their units on one line. */
    static String prose(String text) {
        return text(Words.unbroken(text));
    }

    /** Text as HTML. */
    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A script that cannot end its element. */
    private static String script(String code) {
        return code.replace("</script", "<\\/script").replace("<!--", "<\\!--");
    }

    private static String echarts() {
        String version = ECHARTS_DEFAULT;
        ClassLoader loader = Page.class.getClassLoader();
        try (InputStream pom = loader.getResourceAsStream(ECHARTS_POM)) {
            if (pom != null) {
                Properties properties = new Properties();
                properties.load(pom);
                version = properties.getProperty("version", version);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String path = "META-INF/resources/webjars/echarts/" + version + "/echarts.min.js";
        try (InputStream in = loader.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the page needs org.webjars:echarts on the class path, with " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " of the pages is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
