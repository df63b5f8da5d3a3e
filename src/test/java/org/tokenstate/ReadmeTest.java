package org.tokenstate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * The Java of the README and of the guides compiles and runs as printed. A fenced block marked {@code java} is either a
 * whole class, whose tests are run or whose {@code main} is, or statements, which are run as the body of a {@code main}
 * after the block's own imports.
 */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\s*\\n(.*?)^```\\s*$");
    private static final Pattern CLASS =
            Pattern.compile("(?m)^(?:public )?(?:final )?(?:abstract )?(?:class|record|interface|enum) (\\w+)");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import [^;]+;\\s*\\n");

    @TempDir
    Path directory;

    /** The blocks by place, {@code README.md:12}. */
    static Map<String, String> blocks(String name, String text) {
        Map<String, String> blocks = new TreeMap<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            long line = text.substring(0, block.start()).lines().count() + 1;
            blocks.put(name + ":" + line, block.group(1));
        }
        return blocks;
    }

    @TestFactory
    Stream<DynamicTest> everyBlockCompilesAndRuns() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
        Path site = Path.of("src", "site", "markdown");
        if (Files.isDirectory(site)) {
            try (Stream<Path> files = Files.walk(site)) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            }
        }
        Map<String, String> blocks = new TreeMap<>();
        for (Path page : pages) {
            blocks.putAll(blocks(page.toString(), Files.readString(page)));
        }
        assertThat(blocks).as("Java in the README").isNotEmpty();
        int[] number = {0};
        return blocks.entrySet().stream().map(block -> {
            Path classes = directory.resolve("block" + number[0]++);
            return DynamicTest.dynamicTest(block.getKey(), () -> {
                String printed = run(block.getValue(), classes);
                if (block.getKey().startsWith("README.md")) {
                    assertThat(printed.lines().count()).as(printed).isBetween(1L, 25L);
                }
            });
        });
    }

    @Test
    void aBlockThatDoesNotCompileOrRunIsFound() {
        assertThat(faultOf("int x = \"text\";")).contains("incompatible types");
        assertThat(faultOf("if (true) { throw new IllegalStateException(\"no\"); }"))
                .contains("no");
        assertThat(faultOf("import java.util.List;\nSystem.out.println(List.of(1));"))
                .isEmpty();
        assertThat(faultOf("""
                                import org.junit.jupiter.api.Assertions;
                                import org.junit.jupiter.api.Test;
                                class Planted { @Test void fails() { Assertions.fail("planted"); } }
                                """)).contains("planted");
        assertThat(faultOf("class NothingToRun { }")).contains("neither a main nor a test");
    }

    private String faultOf(String block) {
        try {
            run(block, Files.createTempDirectory(directory, "planted"));
            return "";
        } catch (Throwable fault) {
            StringWriter text = new StringWriter();
            fault.printStackTrace(new java.io.PrintWriter(text));
            return text.toString();
        }
    }

    /** Compiles and runs a block; what it prints, where it is a program. */
    private static String run(String block, Path classes) throws Exception {
        Files.createDirectories(classes);
        Matcher named = CLASS.matcher(block);
        boolean whole = named.find();
        String name = whole ? named.group(1) : "Snippet";
        Matcher packaged = Pattern.compile("(?m)^package ([\\w.]+);").matcher(block);
        String fullName = packaged.find() ? packaged.group(1) + "." + name : name;
        compile(name, whole ? block : statements(block), classes);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {url(classes)}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            Class<?> type = loader.loadClass(fullName);
            if (Stream.of(type.getDeclaredMethods()).anyMatch(m -> m.getName().equals("main"))) {
                return runMain(type);
            }
            runTests(type);
            return "";
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static URL url(Path classes) throws MalformedURLException {
        return classes.toUri().toURL();
    }

    private static String statements(String block) {
        StringBuilder imports = new StringBuilder();
        Matcher line = IMPORT.matcher(block);
        while (line.find()) {
            imports.append(line.group());
        }
        return imports
                + "public class Snippet {\n    public static void main(String[] args) throws Exception {\n"
                + line.replaceAll("")
                + "\n    }\n}\n";
    }

    private static void compile(String name, String source, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        SimpleJavaFileObject file =
                new SimpleJavaFileObject(
                        URI.create("string:///" + name + ".java"), javax.tools.JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        boolean compiled = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of("-d", classes.toString(), "-parameters", "-proc:none", "-cp", classPath()),
                        null,
                        List.of(file))
                .call();
        assertThat(compiled).as(messages + "\n" + source).isTrue();
    }

    /** Surefire may hand the class path over in the manifest of a jar of its own. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static String runMain(Class<?> type) throws Exception {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            var main = type.getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(console);
        }
        String text = printed.toString(StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("NaN", "Infinity");
        return text;
    }

    private static void runTests(Class<?> type) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(type))
                .configurationParameter("jqwik.reporting.onlyfailures", "true")
                .build();
        Launcher launcher = LauncherFactory.create();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        launcher.execute(request, listener);
        listener.getSummary().getFailures().forEach(failure -> {
            throw new AssertionError(failure.getTestIdentifier().getDisplayName(), failure.getException());
        });
        assertThat(listener.getSummary().getTestsSucceededCount())
                .as("%s has neither a main nor a test", type.getName())
                .isPositive();
    }
}
