package org.tokenstate.report;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/** One page in a headless Chromium of the system, driven over the DevTools protocol. */
final class Chromium implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final String session;
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<Map<?, ?>>> waiting = new ConcurrentHashMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private Chromium(Process process, Path profile, URI address) {
        this.process = process;
        this.profile = profile;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Ear())
                .join();
        Object target =
                call("", "Target.createTarget", Map.of("url", "about:blank")).get("targetId");
        this.session = Objects.toString(call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId"));
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", Map.of());
        }
    }

    /** Starts the first Chromium or Chrome on the path. */
    static Chromium start() throws IOException {
        Path binary = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("the tests of the pages need Chromium or Chrome on the PATH"));
        Path profile = Files.createTempDirectory("chromium");
        Process process = new ProcessBuilder(
                        binary.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        while (line != null && !line.startsWith("DevTools listening on ")) {
            line = said.readLine();
        }
        if (line == null) {
            throw new AssertionError("Chromium did not start");
        }
        Thread drain = new Thread(() -> said.lines().forEach(rest -> {}), "chromium output");
        drain.setDaemon(true);
        drain.start();
        return new Chromium(process, profile, URI.create(line.substring("DevTools listening on ".length())));
    }

    /** Sets the width in pixels, the colour scheme ({@code light} or {@code dark}) and the medium ({@code screen}, {@code print}). */
    Chromium look(int width, int height, String scheme, String medium) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        call(
                "Emulation.setEmulatedMedia",
                Map.of("media", medium, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        settle();
        return this;
    }

    /** Opens an address, forgets what was seen before, and waits until it has loaded. */
    Chromium open(String address) {
        faults.clear();
        requests.clear();
        call("Page.navigate", Map.of("url", address));
        await("location.href !== 'about:blank' && document.readyState === 'complete'");
        return this;
    }

    /** The value of an expression of the page, as text, number, boolean, list or map. */
    Object eval(String expression) {
        Map<?, ?> reply =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (reply.get("exceptionDetails") != null) {
            throw new AssertionError(expression + ": " + reply.get("exceptionDetails"));
        }
        return Objects.requireNonNullElse(((Map<?, ?>) reply.get("result")).get("value"), "undefined");
    }

    String text(String selector) {
        return Objects.toString(eval("document.querySelector(" + Json.write(selector) + ").textContent"));
    }

    double number(String expression) {
        return ((Number) eval("Number(" + expression + ")")).doubleValue();
    }

    List<String> list(String expression) {
        return ((List<?>) eval(expression)).stream().map(Objects::toString).toList();
    }

    /** Waits until an expression of the page is true. */
    void await(String condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Boolean.TRUE.equals(eval(condition))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never came true: " + condition);
            }
            pause(20);
        }
    }

    /** Presses a key on an element, as a person does. */
    void key(String selector, String key) {
        eval("document.querySelector(" + Json.write(selector) + ").focus()");
        call(
                "Input.dispatchKeyEvent",
                Map.of("type", "rawKeyDown", "key", key, "code", key, "windowsVirtualKeyCode", code(key)));
        call(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyUp", "key", key, "code", key, "windowsVirtualKeyCode", code(key)));
    }

    private static int code(String key) {
        return switch (key) {
            case "ArrowLeft" -> 37;
            case "ArrowRight" -> 39;
            default -> throw new IllegalArgumentException(key);
        };
    }

    /** Clicks an element in the middle. */
    void click(String selector) {
        eval("document.querySelector(" + Json.write(selector) + ").scrollIntoView({block: 'center'})");
        List<?> at = (List<?>) eval("(r => [r.x + r.width / 2, r.y + r.height / 2])(document.querySelector("
                + Json.write(selector) + ").getBoundingClientRect())");
        for (String type : List.of("mousePressed", "mouseReleased")) {
            call(
                    "Input.dispatchMouseEvent",
                    Map.of("type", type, "x", at.get(0), "y", at.get(1), "button", "left", "clickCount", 1));
        }
    }

    /** Saves what the page gives to take along into a folder. */
    void downloadTo(Path folder) {
        call("", "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
    }

    /** Lets the page read and write the clipboard. */
    void allowClipboard() {
        call(
                "",
                "Browser.grantPermissions",
                Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
    }

    /** Picks an option of a list. */
    void pick(String selector, String value) {
        eval("(s => { s.value = " + Json.write(value) + "; s.dispatchEvent(new Event('change', {bubbles: true})); })"
                + "(document.querySelector(" + Json.write(selector) + "))");
    }

    /**
     * Each chart that is shown with what is wrong with it: no numbers, nothing drawn, a NaN, a text that is cut off or that
     * covers another. Empty when all is well.
     */
    List<String> wrongCharts() {
        settle();
        return list(CHARTS);
    }

    private static final String CHARTS = """
            [...document.querySelectorAll('.chart')].filter(c => !c.hidden).flatMap(c => {
              const chart = echarts.getInstanceByDom(c), name = c.dataset.figure;
              if (!chart) { return [name + ': not drawn']; }
              const wrong = [], frame = c.getBoundingClientRect();
              const numbers = chart.getOption().series.flatMap(s => s.data).flat().map(v => v && v.value !== undefined ? v.value : v);
              if (numbers.filter(v => typeof v === 'number' && isFinite(v)).length < 5) { wrong.push('no numbers'); }
              const marks = [...c.querySelectorAll('svg path, svg rect, svg circle, svg polygon')].map(m => m.getBoundingClientRect());
              if (marks.filter(b => b.width * b.height > 4 && b.height < frame.height * 0.98).length < 2) { wrong.push('no marks'); }
              if (c.innerHTML.includes('NaN')) { wrong.push('NaN'); }
              const texts = [...c.querySelectorAll('svg text')].map(t => [t.textContent, t.getBoundingClientRect()]);
              if (texts.length < 3) { wrong.push('no labels'); }
              texts.forEach(([text, b], i) => {
                if (b.left < frame.left - 1 || b.right > frame.right + 1 || b.top < frame.top - 1 || b.bottom > frame.bottom + 1) { wrong.push('cut off: ' + text); }
                texts.slice(i + 1).forEach(([other, o]) => {
                  const across = Math.min(b.right, o.right) - Math.max(b.left, o.left), down = Math.min(b.bottom, o.bottom) - Math.max(b.top, o.top);
                  if (across > 2 && down > 4) { wrong.push('covered: ' + text + ' / ' + other); }
                });
              });
              return wrong.map(w => name + ': ' + w);
            })""";

    /** The texts that stand out too little from what is behind them, under 4.5 to 1 (WCAG 2.2, 1.4.3), with the ratio. */
    List<String> faintTexts() {
        settle();
        return list(CONTRAST);
    }

    private static final String CONTRAST = """
            (() => {
              const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
              const light = c => c.slice(0, 3).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                  .reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
              const behind = e => {
                const tile = e.tagName === 'text' && e.parentElement.querySelector(':scope > rect');
                if (tile) { return parse(getComputedStyle(tile).fill); }
                for (; e; e = e.parentElement) {
                  const c = parse(getComputedStyle(e).backgroundColor);
                  if (c.length === 3 || c[3] === 1) { return c; }
                }
                return [255, 255, 255];
              };
              return [...document.querySelectorAll('body *')].filter(e => e.getClientRects().length && !e.closest('script, style')
                  && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())).map(e => {
                const front = parse(e instanceof SVGElement ? getComputedStyle(e).fill : getComputedStyle(e).color);
                const [a, b] = [light(front), light(behind(e))].sort((x, y) => y - x);
                return [(a + 0.05) / (b + 0.05), e.textContent.trim().slice(0, 40)];
              }).filter(r => r[0] < 4.5).map(r => r[0].toFixed(2) + ' ' + r[1]);
            })()""";

    /** What axe-core finds wrong with the page for those who read it otherwise than most: rule, element and why. */
    List<String> barriers() throws IOException {
        settle();
        try (InputStream axe = Objects.requireNonNull(Chromium.class.getResourceAsStream("/axe.min.js"))) {
            eval(new String(axe.readAllBytes(), StandardCharsets.UTF_8) + "; 1");
        }
        return list("axe.run(document).then(r => r.violations.flatMap(v => v.nodes.map(n =>"
                + " v.id + ': ' + n.target.join(' ') + ': ' + n.failureSummary.replace(/\\s+/g, ' '))))");
    }

    /** Errors of the console, of scripts and of the network, since the page was opened. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** The addresses that the page asked for since it was opened. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** A picture of the page from its top to the bottom of an element. */
    byte[] picture(String format, String last) {
        settle();
        Map<String, Object> clip = Map.of(
                "x",
                0,
                "y",
                0,
                "width",
                number("document.documentElement.clientWidth"),
                "height",
                number("scrollY + 16 + document.querySelector(" + Json.write(last)
                        + ").getBoundingClientRect().bottom"),
                "scale",
                1);
        Map<String, Object> how =
                new LinkedHashMap<>(Map.of("format", format, "captureBeyondViewport", true, "clip", clip));
        if (format.equals("webp")) {
            how.put("quality", 82);
        }
        return bytes(call("Page.captureScreenshot", how));
    }

    private static byte[] bytes(Map<?, ?> reply) {
        return Base64.getDecoder().decode(Objects.toString(reply.get("data")));
    }

    /** The page as it would be printed on A4. */
    byte[] print() {
        return bytes(
                call("Page.printToPDF", Map.of("paperWidth", 8.27, "paperHeight", 11.69, "printBackground", true)));
    }

    /** Waits for the next frame after changes of size have been answered. */
    void settle() {
        pause(300);
        eval("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))");
    }

    private Map<?, ?> call(String method, Map<String, Object> parameters) {
        return call(session, method, parameters);
    }

    private Map<?, ?> call(String to, String method, Map<String, Object> parameters) {
        int id = last.incrementAndGet();
        CompletableFuture<Map<?, ?>> reply = new CompletableFuture<>();
        waiting.put(id, reply);
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put("method", method);
        message.put("params", parameters);
        if (!to.isEmpty()) {
            message.put("sessionId", to);
        }
        synchronized (socket) {
            socket.sendText(Json.write(message), true).join();
        }
        try {
            Map<?, ?> answer = reply.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (answer.get("error") != null) {
                throw new AssertionError(method + ": " + answer.get("error"));
            }
            return (Map<?, ?>) answer.get("result");
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(method + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(method + " was interrupted", e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (java.nio.file.NoSuchFileException | java.io.UncheckedIOException e) {
            // A helper process of the browser was quicker.
            return;
        }
    }

    /** Hears replies and events. */
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                String whole = text.toString();
                text.setLength(0);
                heard((Map<?, ?>) parse(whole));
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        private void heard(Map<?, ?> message) {
            if (message.get("id") instanceof Integer id) {
                waiting.remove(id).complete(message);
                return;
            }
            Map<?, ?> event = (Map<?, ?>) message.get("params");
            switch (Objects.toString(message.get("method"))) {
                case "Runtime.exceptionThrown" -> faults.add(Objects.toString(event.get("exceptionDetails")));
                case "Runtime.consoleAPICalled" -> {
                    if (List.of("error", "warning", "assert").contains(event.get("type"))) {
                        faults.add(Objects.toString(event.get("args")));
                    }
                }
                case "Log.entryAdded" -> faults.add(Objects.toString(event.get("entry")));
                case "Network.loadingFailed" -> {
                    if (!Boolean.TRUE.equals(event.get("canceled"))) {
                        faults.add(Objects.toString(event));
                    }
                }
                case "Network.requestWillBeSent" ->
                    requests.add(Objects.toString(((Map<?, ?>) event.get("request")).get("url")));
                default -> {}
            }
        }
    }

    /** JSON, which is YAML too. */
    static Object parse(String json) {
        return new Load(LoadSettings.builder()
                        .setSchema(new JsonSchema())
                        .setCodePointLimit(Integer.MAX_VALUE)
                        .build())
                .loadFromString(json);
    }
}
