package org.tokenstate.site;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the documentation as one site that needs no server: the pages of {@code src/site/markdown}, the chapters of the model with
 * each name leading to its equation, Javadoc, and reports that the command line makes. It fails if a link within the site leads
 * nowhere.
 */
public final class Site {
    private static final Pattern GENERATED_CHAPTER =
            Pattern.compile("(?s)<!-- generated: model (\\S+) -->\\n.*?<!-- end -->\\n?");
    private static final Pattern QUESTION = Pattern.compile("(?m)^\\*\\*Question\\.\\*\\* (.+)$");
    private static final Set<String> PICTURES = Set.of("png", "webp", "svg");

    private final Path checkout;
    private final Path site;
    private final String version;
    private final Contents contents;
    private final Names names;

    /** Where a file of the checkout stands in the site. */
    private final Map<String, String> placeOf = new HashMap<>();

    /** Files and folders to which pages lead and that are no pages. */
    private final Set<String> shown = new LinkedHashSet<>();

    /** Links of the sources that lead nowhere. */
    private final List<String> faults = new ArrayList<>();

    /** Title and place of each section, for the search. */
    private final Map<String, String> found = new LinkedHashMap<>();

    private Site(Path checkout, Path site, String version) throws IOException {
        this.checkout = checkout;
        this.site = site;
        this.version = version;
        this.contents = Contents.of(checkout);
        this.names = Names.of(checkout, contents, site);
        contents.pages().forEach(page -> placeOf.put(page.source(), page.target()));
    }

    /**
     * Writes the site.
     *
     * @param args the checkout, the folder of the site with Javadoc in its {@code apidocs}, and the version
     * @throws IOException if a file cannot be read or written
     * @throws InterruptedException if waiting for a command is interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[1]).toAbsolutePath().normalize();
        Site book = new Site(Path.of(args[0]).toAbsolutePath().normalize(), folder, args[2]);
        book.write();
        Links.Found links = Links.of(folder);
        List<String> faults =
                Stream.concat(book.faults.stream(), links.faults().stream()).toList();
        if (!faults.isEmpty()) {
            throw new IllegalStateException(faults.size() + " links lead nowhere:\n"
                    + faults.stream().limit(50).collect(Collectors.joining("\n")));
        }
        System.out.printf("%s: %,d pages, %,d links within them, all lead somewhere%n",
                folder.resolve("index.html"), links.pages(), links.links());
    }

    private void write() throws IOException, InterruptedException {
        List<Contents.Page> pages = contents.pages().toList();
        for (Contents.Page page : pages) {
            Files.createDirectories(site.resolve(page.target()).getParent());
            switch (page.kind()) {
                case MARKDOWN, CHAPTER -> markdown(page);
                case TEXT -> text(page.target(), page.title(), Files.readString(checkout.resolve(page.source())));
                case COMMAND -> command(page);
                case JAVADOC -> require(page.target());
            }
        }
        for (String source : List.copyOf(shown)) {
            show(source);
        }
        copy(checkout.resolve("src/site/web"), site);
        Map<String, String> index = new LinkedHashMap<>(found);
        names.all().forEach(index::putIfAbsent);
        Files.writeString(
                site.resolve("index.js"),
                index.entrySet().stream()
                        .map(entry -> "[" + quoted(entry.getKey()) + "," + quoted(entry.getValue()) + "]")
                        .collect(Collectors.joining(",\n", "const places = [\n", "\n];\n")));
    }

    private void require(String target) {
        if (!Files.isRegularFile(site.resolve(target))) {
            throw new IllegalStateException(site.resolve(target) + " has not been written");
        }
    }

    private void markdown(Contents.Page page) throws IOException {
        String text = Files.readString(checkout.resolve(page.source()));
        Markdown.Html html = new Markdown(
                        names,
                        page.kind() == Contents.Kind.CHAPTER,
                        link -> linked(page, link),
                        place -> relative(page.target(), place))
                .of(chaptersListed(text));
        html.sections().forEach(section -> found.putIfAbsent(
                section.level() == 1 ? section.title() : section.title() + " – " + page.title(),
                page.target() + (section.level() == 1 ? "" : "#" + section.id())));
        frame(page.target(), html.title(), html.html(), html.sections());
    }

    /** The page of all chapters leads to them, where the checkout has them in one page. */
    private String chaptersListed(String text) throws IOException {
        Matcher chapter = GENERATED_CHAPTER.matcher(text);
        StringBuilder listed = new StringBuilder();
        while (chapter.find()) {
            Contents.Page page = contents.pages()
                    .filter(p -> p.target().equals("model/" + chapter.group(1) + ".html"))
                    .findFirst()
                    .orElseThrow();
            Matcher question = QUESTION.matcher(Files.readString(checkout.resolve(page.source())));
            String asks = question.find() ? ": " + question.group(1) : "";
            chapter.appendReplacement(
                    listed,
                    Matcher.quoteReplacement("* [" + page.title() + "](/" + page.source() + ")" + asks + "\n"));
        }
        return chapter.appendTail(listed).toString();
    }

    /** The address in the site of a link of a source. */
    private String linked(Contents.Page page, String link) {
        if (link.startsWith("#") || link.matches("[a-z]+:.*")) {
            return link;
        }
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        String anchor = hash < 0 ? "" : link.substring(hash);
        // A chapter stands in the page of all of them, and its links are that page's.
        String from = page.kind() == Contents.Kind.CHAPTER ? "src/site/markdown/model.md" : page.source();
        Path folder = checkout.resolve(from).getParent();
        Path file = (path.startsWith("/") ? checkout.resolve(path.substring(1)) : folder.resolve(path)).normalize();
        if (!file.startsWith(checkout) || !Files.exists(file)) {
            faults.add(page.source() + " leads to " + link + ", which is not there");
            return link;
        }
        String source = checkout.relativize(file).toString().replace('\\', '/');
        return relative(page.target(), placeOf.computeIfAbsent(source, this::toBeShown) + anchor);
    }

    private String toBeShown(String source) {
        shown.add(source);
        if (PICTURES.contains(source.substring(source.lastIndexOf('.') + 1))) {
            return "images/" + source.substring(source.lastIndexOf('/') + 1);
        }
        return "files/" + source + (Files.isDirectory(checkout.resolve(source)) ? "/index.html" : ".html");
    }

    /** A file or folder of the checkout to which a page leads. */
    private void show(String source) throws IOException {
        Path file = checkout.resolve(source);
        String target = Objects.requireNonNull(placeOf.get(source));
        Path place = site.resolve(target);
        Files.createDirectories(place.getParent());
        if (Files.isDirectory(file)) {
            List<String> files;
            try (Stream<Path> all = Files.walk(file)) {
                files = all.filter(Files::isRegularFile)
                        .map(f -> checkout.relativize(f).toString().replace('\\', '/'))
                        // what a build leaves is not shown
                        .filter(f -> !f.contains("/target/") && !f.contains("/."))
                        .sorted()
                        .toList();
            }
            StringBuilder list = new StringBuilder("<h1>" + Markdown.escaped(source) + "</h1>\n<ul>\n");
            for (String one : files) {
                boolean isNew = !placeOf.containsKey(one);
                String to = placeOf.computeIfAbsent(one, this::toBeShown);
                if (isNew) {
                    show(one);
                }
                list.append("<li><a href=\"")
                        .append(Markdown.escaped(relative(target, to)))
                        .append("\">")
                        .append(Markdown.escaped(one.substring(source.length() + 1)))
                        .append("</a></li>\n");
            }
            frame(target, source, list.append("</ul>\n").toString(), List.of());
        } else if (target.startsWith("images/")) {
            Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
        } else {
            text(target, source, Files.readString(file));
        }
    }

    private void text(String target, String title, String text) throws IOException {
        String heading = Markdown.escaped(title);
        frame(
                target,
                title,
                "<h1>" + heading + "</h1>\n<pre class=\"file\" tabindex=\"0\">" + Markdown.escaped(text) + "</pre>\n",
                List.of());
    }

    /** A page that the command line writes, in a process of its own as a user's. */
    private void command(Contents.Page page) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.tokenstate.cli.TokenstateCli"));
        command.addAll(List.of(page.source().split(" ")));
        command.addAll(List.of("--output", site.resolve(page.target()).toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .start();
        String said;
        try (InputStream out = process.getInputStream()) {
            said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("'" + page.source() + "' failed: " + said);
        }
        found.put(page.title() + " – report", page.target());
    }

    /** A page of the site around its content. */
    private void frame(String target, String title, String content, List<Markdown.Section> sections)
            throws IOException {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n")
                .append("<title>")
                .append(Markdown.escaped(title.equals("tokenstate") ? title : title + " – tokenstate"))
                .append("</title>\n<link rel=\"stylesheet\" href=\"")
                .append(relative(target, "site.css"))
                .append("\">\n<script src=\"")
                .append(relative(target, "index.js"))
                .append("\" defer></script>\n<script src=\"")
                .append(relative(target, "site.js"))
                .append("\" defer></script>\n</head>\n<body data-root=\"")
                .append(relative(target, ""))
                .append("\">\n<a class=\"skip\" href=\"#content\">To the text</a>\n");
        html.append("<header><a class=\"name\" href=\"")
                .append(relative(target, "index.html"))
                .append("\">tokenstate <small>")
                .append(Markdown.escaped(version))
                .append("</small></a></header>\n");
        navigation(target, html);
        html.append("<main id=\"content\">\n");
        List<Markdown.Section> parts =
                sections.stream().filter(section -> section.level() == 2).toList();
        if (parts.size() >= 3) {
            html.append("<details class=\"parts\"><summary>On this page</summary><ul>\n");
            parts.forEach(part -> html.append("<li><a href=\"#")
                    .append(Markdown.escaped(part.id()))
                    .append("\">")
                    .append(Markdown.escaped(part.title()))
                    .append("</a></li>\n"));
            html.append("</ul></details>\n");
        }
        html.append("<article>\n").append(content).append("</article>\n");
        neighbours(target, html);
        html.append("</main>\n</body>\n</html>\n");
        Files.writeString(site.resolve(target), html);
    }

    private void navigation(String target, StringBuilder html) {
        html.append("<details class=\"contents\" id=\"contents\"><summary>Contents</summary>\n")
                .append("<div class=\"search\" hidden><input type=\"search\" aria-label=\"Find\" placeholder=\"Find a page, parameter, result\"><ul></ul></div>\n")
                .append("<nav aria-label=\"Contents\">\n");
        for (Contents.Group group : contents.groups()) {
            html.append("<h2>").append(Markdown.escaped(group.title())).append("</h2>\n<ul>\n");
            for (Contents.Page page : group.pages()) {
                html.append("<li")
                        .append(page.kind() == Contents.Kind.CHAPTER ? " class=\"chapter\"" : "")
                        .append("><a href=\"")
                        .append(relative(target, page.target()))
                        .append('"')
                        .append(page.target().equals(target) ? " aria-current=\"page\"" : "")
                        .append('>')
                        .append(Markdown.escaped(page.title()))
                        .append("</a></li>\n");
            }
            html.append("</ul>\n");
        }
        html.append("</nav></details>\n");
    }

    /** The pages before and after. */
    private void neighbours(String target, StringBuilder html) {
        List<Contents.Page> pages = contents.pages().toList();
        int at = pages.stream().map(Contents.Page::target).toList().indexOf(target);
        if (at < 0) {
            return;
        }
        html.append("<nav class=\"neighbours\" aria-label=\"Neighbours\">");
        if (at > 0) {
            neighbour(target, pages.get(at - 1), "prev", "← ", "", html);
        }
        if (at < pages.size() - 1) {
            neighbour(target, pages.get(at + 1), "next", "", " →", html);
        }
        html.append("</nav>\n");
    }

    private static void neighbour(
            String target, Contents.Page page, String rel, String before, String after, StringBuilder html) {
        html.append("<a rel=\"")
                .append(rel)
                .append("\" href=\"")
                .append(relative(target, page.target()))
                .append("\">")
                .append(before)
                .append(Markdown.escaped(page.title()))
                .append(after)
                .append("</a>");
    }

    /** A place of the site as a page names it. */
    private static String relative(String page, String place) {
        long up = page.chars().filter(c -> c == '/').count();
        return "../".repeat((int) up) + place;
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.filter(Files::isRegularFile)
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
