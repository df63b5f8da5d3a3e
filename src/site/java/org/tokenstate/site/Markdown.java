package org.tokenstate.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/** The HTML of one page in Markdown: its links are those of the site, and names of equations, parameters and classes lead to them. */
final class Markdown {
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|[A-Za-z_]\\w*(?:\\.[A-Za-z_0-9]\\w*)*");

    private static final Pattern PICTURE = Pattern.compile("src=\"([^\"]*)\"");

    private final Names names;
    private final boolean chapter;
    private final UnaryOperator<String> place;
    private final UnaryOperator<String> toPage;

    /**
     * Makes the HTML of pages.
     *
     * @param names where names are explained
     * @param chapter whether indented lines are equations
     * @param place the address of a link of the source as the site has it
     * @param toPage the address, from this page, of a place of the site
     */
    Markdown(Names names, boolean chapter, UnaryOperator<String> place, UnaryOperator<String> toPage) {
        this.names = names;
        this.chapter = chapter;
        this.place = place;
        this.toPage = toPage;
    }

    /**
     * A section of a page.
     *
     * @param level the level of its heading
     * @param id its anchor
     * @param title its heading
     */
    record Section(int level, String id, String title) {}

    /**
     * A page.
     *
     * @param html its content
     * @param sections its sections in their order
     */
    record Html(String html, List<Section> sections) {
        Html {
            sections = List.copyOf(sections);
        }

        /** The heading of the page. */
        String title() {
            return sections.isEmpty() ? "" : sections.get(0).title();
        }
    }

    /** The HTML of a text. */
    Html of(String text) {
        Node document = PARSER.parse(text);
        List<Section> sections = new ArrayList<>();
        IdGenerator ids = IdGenerator.builder().build();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                String title = text(heading);
                sections.add(new Section(heading.getLevel(), ids.generateId(title), title));
                visitChildren(heading);
            }

            @Override
            public void visit(CustomNode node) {
                visitChildren(node);
                if (node instanceof TableRow row) {
                    name(row).flatMap(names::equation).ifPresent(equation -> lead(row, toPage.apply(equation)));
                }
            }

            @Override
            public void visit(Link link) {
                link.setDestination(place.apply(link.getDestination()));
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                image.setDestination(place.apply(image.getDestination()));
                visitChildren(image);
            }
        });
        Set<String> rows = new HashSet<>();
        String html = HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (node instanceof TableRow row && tag.equals("tr")) {
                        name(row).filter(rows::add).ifPresent(name -> attributes.put("id", name));
                    }
                })
                .nodeRendererFactory(Renderer::new)
                .build()
                .render(document)
                .replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table>")
                .replace("</table>", "</table></div>");
        return new Html(html, sections);
    }

    /** The name in the first cell of a row of the catalogue of parameters or results, by which the row is found. */
    private Optional<String> name(TableRow row) {
        if (!(row.getFirstChild() instanceof TableCell cell) || cell.isHeader()) {
            return Optional.empty();
        }
        String name = text(cell);
        return names.isName(name) ? Optional.of(name) : Optional.empty();
    }

    /** Makes the first cell of a row a link. */
    private static void lead(TableRow row, String target) {
        Link link = new Link(target, null);
        Node cell = row.getFirstChild();
        while (cell.getFirstChild() != null) {
            link.appendChild(cell.getFirstChild());
        }
        cell.appendChild(link);
    }

    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text words) {
                text.append(words.getLiteral());
            }

            @Override
            public void visit(Code code) {
                text.append(code.getLiteral());
            }
        });
        return text.toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private String link(String target, String text) {
        return "<a href=\"" + escaped(toPage.apply(target)) + "\">" + escaped(text) + "</a>";
    }

    /** Code, with what this site knows of it. */
    private final class Renderer implements NodeRenderer {
        private final HtmlNodeRendererContext context;
        private final HtmlWriter out;

        Renderer(HtmlNodeRendererContext context) {
            this.context = context;
            this.out = context.getWriter();
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(
                    Code.class, IndentedCodeBlock.class, FencedCodeBlock.class, HtmlBlock.class, HtmlInline.class);
        }

        @Override
        public void render(Node node) {
            if (node instanceof Code code) {
                String text = code.getLiteral();
                boolean linked = within(node, Link.class) || within(node, Heading.class);
                out.raw("<code>"
                        + (linked
                                ? escaped(text)
                                : names.ofText(text)
                                        .map(target -> link(target, text))
                                        .orElseGet(() -> escaped(text)))
                        + "</code>");
            } else if (node instanceof IndentedCodeBlock block) {
                block(chapter ? equations(block.getLiteral()) : escaped(block.getLiteral()));
            } else if (node instanceof FencedCodeBlock block) {
                block(escaped(block.getLiteral()));
            } else if (node instanceof HtmlInline inline) {
                out.raw(PICTURE.matcher(inline.getLiteral())
                        .replaceAll(m -> Matcher.quoteReplacement("src=\"" + place.apply(m.group(1)) + "\"")));
            } else if (node instanceof HtmlBlock block && !block.getLiteral().strip().startsWith("<!--")) {
                throw new IllegalArgumentException("markup in a page: " + block.getLiteral());
            }
        }

        private void block(String html) {
            out.line();
            out.raw("<pre tabindex=\"0\"><code>" + html + "</code></pre>");
            out.line();
        }

        private boolean within(Node node, Class<?> kind) {
            for (Node at = node.getParent(); at != null; at = at.getParent()) {
                if (kind.isInstance(at)) {
                    return true;
                }
            }
            return false;
        }

        /** Equations: what a line defines is an anchor, what it reads a link, what it says is set apart. */
        private String equations(String literal) {
            StringBuilder html = new StringBuilder();
            for (String line : literal.split("\n", -1)) {
                int comment = line.indexOf('#');
                String code = comment < 0 ? line : line.substring(0, comment);
                Set<String> defined = new HashSet<>(Names.definitions("    " + line));
                Matcher word = WORD.matcher(code);
                int done = 0;
                while (word.find()) {
                    html.append(escaped(code.substring(done, word.start()))).append(word(word.group(), defined));
                    done = word.end();
                }
                html.append(escaped(code.substring(done)));
                if (comment >= 0) {
                    html.append("<i>").append(escaped(line.substring(comment))).append("</i>");
                }
                html.append('\n');
            }
            return html.substring(0, html.length() - 1);
        }

        private String word(String word, Set<String> defined) {
            if (defined.remove(word)) {
                return "<b id=\"" + Names.anchor(word) + "\">" + escaped(word) + "</b>";
            }
            String name = word.startsWith("parameter.") ? word.substring("parameter.".length()) : word;
            return names.ofEquation(name).map(target -> link(target, word)).orElseGet(() -> escaped(word));
        }
    }
}
