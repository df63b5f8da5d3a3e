package org.tokenstate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The user's project of the tutorial, as printed there, on the packaged jar: its pom, and its test class, which is run. */
class UserProjectIT {
    private static final Path TUTORIAL = Path.of("src", "site", "markdown", "tutorial.md");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String TEST_LIBRARIES =
            "jqwik|assertj|junit|opentest4j|apiguardian|byte-buddy|archunit|surefire";
    private static final String OPTIONAL =
            "picocli|xchart|VectorGraphics2D|graphics2d|echarts|t-digest|pdfbox|archunit";

    @TempDir
    Path directory;

    @Test
    void thePomOfTheTutorialNamesTheseCoordinatesAndVersions() throws Exception {
        Map<String, Element> own = dependencies(parse(Files.readString(Path.of("pom.xml"))));
        Document users = parse(block("xml", "<project"));
        Map<String, Element> named = dependencies(users);
        Element project = parse(Files.readString(Path.of("pom.xml"))).getDocumentElement();
        assertThat(named.keySet())
                .containsExactly("org.tokenstate:tokenstate", "net.jqwik:jqwik", "org.assertj:assertj-core");
        assertThat(text(named.get("org.tokenstate:tokenstate"), "version")).isEqualTo(text(project, "version"));
        assertThat(text(named.get("net.jqwik:jqwik"), "version")).isEqualTo(property(project, "jqwik.version"));
        assertThat(text(named.get("org.assertj:assertj-core"), "version"))
                .isEqualTo(property(project, "assertj.version"));
        // What the kit needs comes to nobody who does not name it.
        assertThat(text(own.get("net.jqwik:jqwik-api"), "optional")).isEqualTo("true");
        assertThat(text(own.get("org.assertj:assertj-core"), "optional")).isEqualTo("true");
    }

    @Test
    void theTestClassOfTheTutorialCompilesAndRuns() throws Exception {
        String source = block("java", "class ExportsTest");
        String classPath = jar() + File.pathSeparator + classPath(name -> !name.matches("(" + OPTIONAL + ").*"));
        compile("ExportsTest", source, classPath);
        compile("Runner", """
                import org.junit.platform.engine.discovery.DiscoverySelectors;
                import org.junit.platform.launcher.core.*;
                import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

                class Runner {
                    public static void main(String[] args) throws Exception {
                        var listener = new SummaryGeneratingListener();
                        LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(Class.forName(args[0]))).build(), listener);
                        listener.getSummary().printFailuresTo(new java.io.PrintWriter(System.out, true));
                        System.out.println("succeeded " + listener.getSummary().getTestsSucceededCount());
                        System.exit((int) listener.getSummary().getTestsFailedCount());
                    }
                }
                """, classPath);
        long properties = Pattern.compile("@Property").matcher(source).results().count();
        assertThat(run(classPath, "Runner", "ExportsTest")).contains("succeeded " + properties);
    }

    @Test
    void theLibraryRunsWithoutWhatTheKitAndTheTablesNeed() throws Exception {
        String classPath = jar()
                + File.pathSeparator
                + classPath(name -> !name.matches("(tablesaw|" + OPTIONAL + "|" + TEST_LIBRARIES + ").*"));
        assertThat(classPath).doesNotContain("jqwik", "assertj", "junit", "tablesaw");
        compile("Plain", """
                import org.tokenstate.projection.*;
                import org.tokenstate.uncertainty.Ensemble;

                class Plain {
                    public static void main(String[] args) {
                        var china = TokenStateModel.of("CHN").against("USA");
                        System.out.println(china.project(2025, 2050).crossingYear());
                        System.out.println(china.project(2025, 2030).explain("export_revenue_usd", 2030).text().length());
                        Ensemble.of(china).draws(50).seed(1).run(2025, 2030);
                        System.out.println("done");
                    }
                }
                """, classPath);
        assertThat(run(classPath, "Plain")).endsWith("done\n");
    }

    private static String jar() throws IOException {
        String version = text(parse(Files.readString(Path.of("pom.xml"))).getDocumentElement(), "version");
        Path jar = Path.of("target", "tokenstate-" + version + ".jar").toAbsolutePath();
        assertThat(jar).exists();
        return jar.toString();
    }

    /** The jars of the test class path by the names of their files, without the library itself. */
    private static String classPath(java.util.function.Predicate<String> which) {
        return Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("tokenstate"))
                .filter(entry -> which.test(Path.of(entry).getFileName().toString()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void compile(String name, String source, String classPath) throws IOException {
        Path file = Files.writeString(directory.resolve(name + ".java"), source);
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", directory.toString(), "-cp", classPath, file.toString());
        assertThat(code).as("compilation of " + name).isZero();
    }

    private String run(String classPath, String... arguments) throws IOException, InterruptedException {
        Path out = directory.resolve("out.txt");
        List<String> command = new ArrayList<>(List.of(JAVA, "-cp", directory + File.pathSeparator + classPath));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .directory(directory.toFile())
                .start();
        assertThat(process.waitFor(300, TimeUnit.SECONDS))
                .as("done within five minutes")
                .isTrue();
        assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        return Files.readString(out);
    }

    /** The block of the tutorial in a language that contains a text. */
    private static String block(String language, String text) throws IOException {
        Matcher block = Pattern.compile("(?ms)^```" + language + "\\s*\\n(.*?)^```\\s*$")
                .matcher(Files.readString(TUTORIAL));
        return block.results()
                .map(found -> found.group(1))
                .filter(found -> found.contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the tutorial has no block of " + language + " with " + text));
    }

    private static Document parse(String xml) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new java.io.ByteArrayInputStream(xml.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new AssertionError("not XML: " + xml, e);
        }
    }

    /** The dependencies of the project itself by group and artifact. */
    private static Map<String, Element> dependencies(Document pom) {
        Map<String, Element> found = new LinkedHashMap<>();
        for (Element list : children(pom.getDocumentElement(), "dependencies")) {
            children(list, "dependency").forEach(d -> found.put(text(d, "groupId") + ":" + text(d, "artifactId"), d));
        }
        return found;
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream()
                .map(e -> e.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    private static String property(Element project, String name) {
        return text(children(project, "properties").get(0), name);
    }
}
