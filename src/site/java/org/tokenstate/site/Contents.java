package org.tokenstate.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The book in its order, read from {@code src/site/contents.txt}.
 *
 * @param groups groups of pages
 */
record Contents(List<Group> groups) {
    private static final Path CHAPTERS = Path.of("src/main/resources/org/tokenstate/model");

    Contents {
        groups = List.copyOf(groups);
    }

    /**
     * A group of pages.
     *
     * @param title its title
     * @param pages its pages
     */
    record Group(String title, List<Page> pages) {
        Group {
            pages = List.copyOf(pages);
        }
    }

    /** Where the content of a page comes from. */
    enum Kind {
        /** A file in Markdown. */
        MARKDOWN,
        /** A chapter of the model: Markdown whose indented lines are equations. */
        CHAPTER,
        /** A file shown as it is. */
        TEXT,
        /** A whole page written by a command of the command line. */
        COMMAND,
        /** Written by javadoc. */
        JAVADOC
    }

    /**
     * A page.
     *
     * @param target where it stands in the site, with {@code /}
     * @param title its title in the table of contents
     * @param kind where its content comes from
     * @param source its file in the checkout, or its command
     */
    record Page(String target, String title, Kind kind, String source) {}

    /** Reads the table of contents of a checkout. */
    static Contents of(Path checkout) throws IOException {
        List<Group> groups = new ArrayList<>();
        List<Page> pages = new ArrayList<>();
        String group = "";
        for (String line : Files.readAllLines(checkout.resolve("src/site/contents.txt"))) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("  ")) {
                String[] cells = line.strip().split(" *\\| *", -1);
                if (cells.length != 3) {
                    throw new IllegalArgumentException(
                            "contents.txt: '" + line.strip() + "' has " + cells.length + " cells, of 3");
                }
                if (cells[2].equals("chapters")) {
                    pages.addAll(chapters(checkout, cells[0]));
                } else {
                    pages.add(new Page(cells[0], cells[1], kind(cells[2]), cells[2]));
                }
            } else {
                if (!group.isEmpty()) {
                    groups.add(new Group(group, pages));
                }
                group = line.strip();
                pages = new ArrayList<>();
            }
        }
        groups.add(new Group(group, pages));
        return new Contents(groups).complete(checkout);
    }

    private static Kind kind(String source) {
        if (source.equals("javadoc")) {
            return Kind.JAVADOC;
        }
        if (source.endsWith(".md")) {
            return Kind.MARKDOWN;
        }
        return source.contains(" ") ? Kind.COMMAND : Kind.TEXT;
    }

    private static List<Page> chapters(Path checkout, String folder) throws IOException {
        List<Page> pages = new ArrayList<>();
        for (String file : Files.readAllLines(checkout.resolve(CHAPTERS).resolve("contents.txt"))) {
            Path source = CHAPTERS.resolve(file.strip());
            String title = Files.readAllLines(checkout.resolve(source)).get(0).replaceFirst("^# ", "");
            pages.add(new Page(
                    folder + file.strip().replace(".md", ".html"),
                    title,
                    Kind.CHAPTER,
                    source.toString().replace('\\', '/')));
        }
        return pages;
    }

    /** Every page of the folder of pages is in the book. */
    private Contents complete(Path checkout) throws IOException {
        List<String> sources = pages().map(Page::source).toList();
        try (Stream<Path> files = Files.list(checkout.resolve("src/site/markdown"))) {
            List<String> forgotten = files.map(file -> "src/site/markdown/" + file.getFileName())
                    .filter(source -> !sources.contains(source))
                    .sorted()
                    .toList();
            if (!forgotten.isEmpty()) {
                throw new IllegalArgumentException("src/site/contents.txt has no line for " + forgotten);
            }
        }
        return this;
    }

    /** All pages in their order. */
    Stream<Page> pages() {
        return groups.stream().flatMap(group -> group.pages().stream());
    }
}
