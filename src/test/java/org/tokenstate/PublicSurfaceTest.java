package org.tokenstate;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tokenstate.units.Energy;

/** What is public is there for users: some page shows it, or a signature of what is shown needs it; all else is internal. */
class PublicSurfaceTest {
    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .importUrl(Energy.class.getProtectionDomain().getCodeSource().getLocation());
    private static final Pattern CODE = Pattern.compile("```(?:java|kotlin)\\n(.*?)```|`([^`\\n]+)`", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\\b[A-Z]\\w+");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PublicSurfaceTest::isPublic).orElse(true);
    }

    private static boolean isInternal(JavaClass type) {
        return type.getPackageName().endsWith(".internal");
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("org.tokenstate");
    }

    private static Stream<JavaClass> api() {
        return LIBRARY.stream()
                .filter(PublicSurfaceTest::isPublic)
                .filter(type -> !isInternal(type) && !type.getSimpleName().equals("package-info"));
    }

    private static boolean isSeen(Set<JavaModifier> modifiers) {
        return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
                && !modifiers.contains(JavaModifier.SYNTHETIC);
    }

    /** Each type of the library in what a user of a type sees of it, with the member that shows it. */
    private static Map<JavaClass, String> shown(JavaClass type) {
        Map<JavaClass, String> shown = new TreeMap<>((a, b) -> a.getName().compareTo(b.getName()));
        for (JavaClass above : type.getAllRawSuperclasses()) {
            shown.put(above, type.getName());
        }
        for (JavaType above : type.getInterfaces()) {
            above.getAllInvolvedRawTypes().forEach(t -> shown.put(t, type.getName()));
        }
        for (JavaField field : type.getFields()) {
            if (isSeen(field.getModifiers())) {
                field.getType().getAllInvolvedRawTypes().forEach(t -> shown.put(t, field.getFullName()));
            }
        }
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            if (isSeen(unit.getModifiers())) {
                Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
                        .flatMap(t -> t.getAllInvolvedRawTypes().stream())
                        .forEach(t -> shown.put(t, unit.getFullName()));
            }
        }
        shown.keySet().removeIf(t -> !isOurs(t));
        return shown;
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(PublicSurfaceTest::outermost).orElse(type);
    }

    /** The words with a capital in the code of pages, of the README and of examples. */
    private static Set<String> written() throws IOException {
        Set<String> words = new TreeSet<>();
        List<Path> pages;
        try (Stream<Path> files = Files.walk(Path.of("src/site/markdown"))) {
            pages = Stream.concat(files, Stream.of(Path.of("README.md")))
                    .filter(f -> f.toString().endsWith(".md"))
                    .filter(f -> !f.endsWith("migration.md"))
                    .toList();
        }
        for (Path page : pages) {
            CODE.matcher(Files.readString(page))
                    .results()
                    .map(m -> m.group(1) == null ? m.group(2) : m.group(1))
                    .forEach(code -> addWords(code, words));
        }
        try (Stream<Path> files = Files.walk(Path.of("examples"))) {
            files.filter(f -> f.toString().endsWith(".java")).forEach(f -> {
                try {
                    addWords(COMMENT.matcher(Files.readString(f)).replaceAll(""), words);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return words;
    }

    private static void addWords(String code, Set<String> words) {
        WORD.matcher(code).results().map(MatchResult::group).forEach(words::add);
    }

    @Test
    void noSignatureShowsAnInternalType() {
        Set<String> faults = new TreeSet<>();
        api().forEach(type -> shown(type).forEach((other, member) -> {
            if (isInternal(other)) {
                faults.add(member + " shows " + other.getName());
            }
        }));
        assertThat(faults).isEmpty();
    }

    @Test
    void whatIsPublicIsOnAPageOrInASignatureOfWhatIs() throws IOException {
        Set<String> words = written();
        Set<JavaClass> reached = api().filter(
                        type -> words.contains(outermost(type).getSimpleName()))
                .collect(Collectors.toSet());
        Deque<JavaClass> todo = new ArrayDeque<>(reached);
        while (!todo.isEmpty()) {
            for (JavaClass next : shown(todo.pop()).keySet()) {
                // With a type come those that are nested in it.
                api().filter(type -> outermost(type).equals(outermost(next)))
                        .filter(reached::add)
                        .forEach(todo::push);
            }
        }
        assertThat(api().filter(type -> !reached.contains(type)).map(JavaClass::getName))
                .isEmpty();
    }
}
