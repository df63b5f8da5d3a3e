package org.tokenstate.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks that every link within a folder of HTML pages leads to a file and an anchor that are there. */
final class Links {
    private static final Pattern NO_MARKUP = Pattern.compile("(?s)<!--.*?-->|<(script|style)\\b([^>]*)>.*?</\\1>");
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z][^>]*>");
    private static final Pattern ID = Pattern.compile("\\s(?:id|name)=\"([^\"]*)\"");
    private static final Pattern LINK = Pattern.compile("\\s(?:href|src)=\"([^\"]*)\"");
    private static final Pattern ELSEWHERE = Pattern.compile("^(?:[a-z][a-z+.-]*:|//).*");

    /** Javadoc of Java 17 leads to the common start of its packages, which it gives no anchor. */
    private static final String CONSTANTS = "constant-values.html";

    private final Path root;
    private final Map<Path, Set<String>> anchors = new TreeMap<>();
    private final Map<Path, List<String>> links = new TreeMap<>();

    private Links(Path root) {
        this.root = root;
    }

    /**
     * What an inspection found.
     *
     * @param pages number of pages
     * @param links number of links within them
     * @param faults links that lead nowhere, one a line
     */
    record Found(int pages, int links, List<String> faults) {
        Found {
            faults = List.copyOf(faults);
        }
    }

    /** Inspects every HTML file below a folder. */
    static Found of(Path root) throws IOException {
        Links all = new Links(root.toAbsolutePath().normalize());
        try (Stream<Path> files = Files.walk(all.root)) {
            files.filter(file -> file.toString().endsWith(".html")).forEach(all::read);
        }
        List<String> faults = new ArrayList<>();
        all.links.forEach((page, targets) -> targets.forEach(target -> all.check(page, target, faults)));
        return new Found(all.links.size(), all.links.values().stream().mapToInt(List::size).sum(), faults);
    }

    private void read(Path page) {
        String html;
        try {
            html = Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // A script that is a file of its own is a link too.
        String markup = NO_MARKUP.matcher(html).replaceAll(m ->
                m.group(1) == null ? "" : Matcher.quoteReplacement("<" + m.group(1) + m.group(2) + ">"));
        Set<String> ids = new HashSet<>();
        List<String> targets = new ArrayList<>();
        Matcher tag = TAG.matcher(markup);
        while (tag.find()) {
            Matcher id = ID.matcher(tag.group());
            while (id.find()) {
                ids.add(unescaped(id.group(1)));
            }
            Matcher link = LINK.matcher(tag.group());
            while (link.find()) {
                if (!ELSEWHERE.matcher(link.group(1)).matches()) {
                    targets.add(unescaped(link.group(1)));
                }
            }
        }
        anchors.put(page, ids);
        links.put(page, targets);
    }

    private void check(Path page, String target, List<String> faults) {
        int hash = target.indexOf('#');
        String address = hash < 0 ? target : target.substring(0, hash);
        int query = address.indexOf('?');
        String path = decoded(query < 0 ? address : address.substring(0, query));
        Path file = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        if (!file.startsWith(root)) {
            faults.add(root.relativize(page) + ": " + target + " leads out of the site");
        } else if (!Files.isRegularFile(file)) {
            faults.add(root.relativize(page) + ": " + target + " is no file");
        } else if (hash >= 0 && anchors.containsKey(file)) {
            String anchor = decoded(target.substring(hash + 1));
            boolean byJavadoc = page.endsWith(CONSTANTS) && target.equals("#org.tokenstate");
            if (!anchor.isEmpty() && !byJavadoc && !anchors.getOrDefault(file, Set.of()).contains(anchor)) {
                faults.add(root.relativize(page) + ": " + target + " has no such anchor");
            }
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
