package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.data.Country;
import org.tokenstate.data.Datasets;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.ScenarioFiles;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.internal.Words;

/** The server of the explorer: whom it answers, and with what. */
class ExplorerTest {
    private static Explorer explorer;
    private static String secret;

    @BeforeAll
    static void start() throws IOException {
        explorer = Explorer.start(TokenStateModel.of("CHN").against("USA").project(2025, 2050));
        secret = explorer.address().split("/")[3];
    }

    @AfterAll
    static void stop() {
        explorer.close();
    }

    private static String raw(String request) throws IOException {
        return raw(explorer, request);
    }

    private static String raw(Explorer of, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", of.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    private static String get(String path, String... headers) throws IOException {
        return get(explorer, path, headers);
    }

    private static String get(Explorer of, String path, String... headers) throws IOException {
        StringBuilder request = new StringBuilder("GET ").append(path).append(" HTTP/1.1\r\nConnection: close\r\n");
        boolean host = false;
        for (String header : headers) {
            request.append(header).append("\r\n");
            host |= header.startsWith("Host:");
        }
        if (!host) {
            request.append("Host: 127.0.0.1:").append(of.port()).append("\r\n");
        }
        return raw(of, request.append("\r\n").toString());
    }

    @Test
    void answersItsOwnPage() throws IOException {
        assertThat(get("/" + secret + "/")).startsWith("HTTP/1.1 200").contains("tokenstate explorer");
    }

    @Test
    void refusesRequestsWithoutTheSecretOfOtherHostsAndOfOtherPages() throws IOException {
        assertThat(get("/")).startsWith("HTTP/1.1 403");
        assertThat(get("/0123456789abcdef0123456789abcdef/answer")).startsWith("HTTP/1.1 403");
        assertThat(get("/" + secret + "/", "Host: evil.example:" + explorer.port()))
                .startsWith("HTTP/1.1 403");
        assertThat(get("/" + secret + "/answer", "Origin: http://evil.example")).startsWith("HTTP/1.1 403");
        assertThat(get("/" + secret + "/answer", "Sec-Fetch-Site: cross-site")).startsWith("HTTP/1.1 403");
        assertThat(get("/" + secret + "/../etc/passwd")).startsWith("HTTP/1.1 404");
        assertThat(get("/")).doesNotContain(secret);
    }

    @Test
    void aQuestionGetsTheNumbersOfTheModel() throws IOException {
        String answer =
                get("/" + secret + "/answer?country=CHN&reference=USA&year=2040&draws=0&set.demand_elasticity=-1.5");
        Scenario scenario =
                Scenario.BASELINE.with("demand_elasticity", ParameterValue.parse("demand_elasticity", "-1.5"));
        double expected = TokenStateModel.of("CHN")
                .against("USA")
                .under(scenario)
                .project(2025, 2050)
                .in(2040)
                .value("export_revenue_usd")
                .orElseThrow();

        assertThat(answer).startsWith("HTTP/1.1 200").contains("\"exports\":" + Json.write(expected));
    }

    @Test
    void faultsOfAQuestionAreNamed() throws IOException {
        assertThat(get("/" + secret + "/answer?country=XXX"))
                .startsWith("HTTP/1.1 400")
                .contains("XXX");
        assertThat(get("/" + secret + "/answer?set.access_left.USA=7"))
                .startsWith("HTTP/1.1 400")
                .contains("access_left.USA must be in");
        assertThat(get("/" + secret + "/answer?draws=99999999999")).startsWith("HTTP/1.1 400");
        assertThat(get("/" + secret + "/answer?year=2051"))
                .startsWith("HTTP/1.1 400")
                .contains("year must be a number in [2025, 2050] but is '2051'");
        assertThat(get("/" + secret + "/answer?show=balanse")).contains("view 'balanse'", "balance");
        assertThat(get("/" + secret + "/answer?with.1=NOR~opne")).contains("scenario 'opne'", "open");
        assertThat(get("/" + secret + "/answer?about=no_such_result")).startsWith("HTTP/1.1 400");
        assertThat(get("/" + secret + "/answer?a=" + "b".repeat(9000))).startsWith("HTTP/1.1 414");
    }

    @Test
    void theScenarioFileOfAnAnswerReadBackGivesTheSameNumbers() throws IOException {
        String answer =
                get("/" + secret + "/answer?country=CHN&reference=USA&scenario=open&year=2040&set.drift_half_life=3");
        String json = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        String yaml = Objects.toString(((Map<?, ?>) Chromium.parse(json)).get("yaml"));
        Projection again = ScenarioFiles.parse("explored.yaml", yaml).project();

        assertThat(again.model().scenario().values())
                .isEqualTo(ScenarioFiles.load("open")
                        .scenario()
                        .with("drift_half_life", ParameterValue.parse("drift_half_life", "3"))
                        .values());
        assertThat(answer)
                .contains("\"exports\":"
                        + Json.write(again.in(2040).value("export_revenue_usd").orElseThrow()));
    }

    @Test
    void aSliderSpansWhatIsPlausibleWithinTheCatalogueAndMeetsTheDefault() {
        assertThat(Slider.ALL.values().stream().flatMap(List::stream))
                .hasSizeGreaterThan(15)
                .allSatisfy(slider -> {
                    Parameter parameter = ParameterTable.bundled().get(slider.name());
                    double middle = parameter.defaultValue().at(2026);
                    assertThat(slider.low())
                            .isGreaterThanOrEqualTo(parameter.lower())
                            .isLessThanOrEqualTo(middle);
                    assertThat(slider.high())
                            .isLessThanOrEqualTo(parameter.upper())
                            .isGreaterThanOrEqualTo(middle);
                    double steps = (middle - slider.low()) / slider.step();
                    assertThat(steps).isCloseTo(Math.rint(steps), within(1e-6));
                    assertThat((slider.high() - slider.low()) / slider.step()).isBetween(40.0, 220.0);
                });
    }

    @Test
    void differencesAddUpToTheWhole() throws IOException {
        Projection base = TokenStateModel.of("CHN").project(2025, 2050);
        Projection changed = TokenStateModel.of("CHN")
                .under(Scenario.BASELINE
                        .with("drift_half_life", ParameterValue.parse("drift_half_life", "3"))
                        .with("taste_drift.api", ParameterValue.parse("taste_drift.api", "1.5")))
                .project(2025, 2050);
        WhatChanged what = new WhatChanged(base.compareWith(changed), 2040);

        assertThat(what.why())
                .anyMatch(line -> line.startsWith("drift half life 2 → 3: +"))
                .anyMatch(line -> line.startsWith("taste drift, api 1.28 → 1.5: +"));
        assertThat(what.rows()).allMatch(row -> row.size() == 3);
        assertThat(new WhatChanged(base.compareWith(base), 2040).why())
                .containsExactly("These are the defaults. Move a slider or pick a scenario.");
    }

    private static Map<?, ?> answer(String question) throws IOException {
        String answer = get("/" + secret + "/answer?" + question);
        assertThat(answer).startsWith("HTTP/1.1 200");
        return (Map<?, ?>) Chromium.parse(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }

    /** The crossing, else a token-state, else the highest milestone, else a year that says that nothing happens. */
    @Test
    void theYearIsThatInWhichSomethingHappens() throws IOException {
        Projection china = TokenStateModel.of("CHN").against("USA").project(2025, 2050);
        Map<?, ?> crossing = answer("country=CHN&reference=USA");
        assertThat(crossing.get("year")).isEqualTo(china.crossingYear().orElseThrow());
        assertThat(crossing.get("headline").toString())
                .startsWith("In " + china.crossingYear().getAsInt()
                        + " China passes the United States in electricity generated per head and sells tokens for ");

        Projection norway = TokenStateModel.of("NOR").against("USA").project(2025, 2050);
        assertThat(norway.crossingYear()).hasValue(2025);
        Map<?, ?> milestone = answer("country=NOR&reference=USA");
        assertThat(milestone.get("year")).isEqualTo(norway.milestones().get(5).orElseThrow());
        assertThat(milestone.get("chosen"))
                .isEqualTo("the year in which Norway earns 5 % of its goods exports with tokens");

        Map<?, ?> nothing = answer("country=EU27&reference=USA");
        assertThat(nothing.get("year")).isEqualTo(2040);
        assertThat(nothing.get("chosen").toString()).startsWith("2040, as the European Union of 27 passes nobody");

        assertThat(milestone.get("headline").toString())
                .startsWith("In " + milestone.get("year") + " Norway sells tokens for ")
                .endsWith(" of its goods exports and for the first time over 5\u00a0%");

        // What is set moves the numbers, not the year in which they are compared.
        Map<?, ?> set = answer("country=NOR&reference=USA&set.drift_half_life=6");
        assertThat(set.get("year")).isEqualTo(milestone.get("year"));
        assertThat(set.get("exports")).isNotEqualTo(milestone.get("exports"));
        assertThat(answer("country=NOR&reference=USA&year=2033").get("headline").toString())
                .startsWith("In 2033 Norway ");
    }

    @Test
    void countriesAndScenariosAreDrawnSideBySide() throws IOException {
        Map<?, ?> answer =
                answer("country=CHN&reference=USA&year=2040&show=share&with.1=NOR~baseline&with.2=USA~baseline"
                        + "&with.3=CHN~open&set.drift_half_life=3");
        Map<?, ?> figure = (Map<?, ?>) ((Map<?, ?>) answer.get("figures")).get("now");
        List<?> series = (List<?>) ((Map<?, ?>) figure.get("chart")).get("series");

        assertThat(series.stream().map(s -> ((Map<?, ?>) s).get("name").toString()))
                .containsExactly("China (baseline)", "at the defaults", "Norway", "United States", "China (open)");
        assertThat(series.stream().map(s -> (Integer) ((Map<?, ?>) s).get("colour")))
                .doesNotHaveDuplicates()
                .contains(Chart.REFERENCE);
        Scenario set = ScenarioFiles.load("open")
                .scenario()
                .with("drift_half_life", ParameterValue.parse("drift_half_life", "3"));
        double expected = TokenStateModel.of("CHN")
                .against("USA")
                .under(set)
                .project(2025, 2050)
                .in(2040)
                .value("share_of_goods_exports")
                .orElseThrow();
        assertThat(((Number) ((List<?>) ((Map<?, ?>) series.get(4)).get("values")).get(15)).doubleValue())
                .isCloseTo(100 * expected, within(1e-5 * expected * 100));
        assertThat(figure.get("title").toString())
                .contains("in 2040: China (baseline) ", "; Norway ", "; China (open) ");
        assertThat(figure.get("table").toString()).contains("Norway (% of goods exports)");
    }

    /** Potential beside exports on one logarithmic axis, balance beside gross, and the other's generation beside the own. */
    @Test
    void eachViewShowsWhatBelongsTogether() throws IOException {
        for (String view : Compared.VIEWS.keySet()) {
            Map<?, ?> answer = answer("country=IND&reference=CHN&year=2035&show=" + view);
            Map<?, ?> figure = (Map<?, ?>) ((Map<?, ?>) answer.get("figures")).get("now");
            List<?> series = (List<?>) ((Map<?, ?>) figure.get("chart")).get("series");
            assertThat(series)
                    .as(view)
                    .hasSize(List.of("balance", "potential", "generation").contains(view) ? 2 : 1);
            assertThat(((Map<?, ?>) answer.get("look")).get("log"))
                    .as(view)
                    .isEqualTo(List.of("potential", "energy").contains(view));
            assertThat(figure.get("title").toString()).contains(" in 2035: ");
        }
    }

    @Test
    void aNumberLeadsToItsOriginAndTheWorldToAllCountries() throws IOException {
        assertThat(answer("country=NOR&year=2035&about=export_revenue_usd")
                        .get("tree")
                        .toString())
                .contains("hosting_exports_usd", "explain NOR export_revenue_usd 2035");
        Map<?, ?> world = (Map<?, ?>)
                answer("about=world&scenario=open&set.drift_half_life=3").get("world");
        Scenario set = ScenarioFiles.load("open")
                .scenario()
                .with("drift_half_life", ParameterValue.parse("drift_half_life", "3"));
        double norway = TokenStateModel.of("NOR")
                .under(set)
                .project(2025, 2050)
                .in(2030)
                .value("export_revenue_usd")
                .orElseThrow();
        Map<?, ?> place = ((List<?>) world.get("places"))
                .stream()
                        .map(p -> (Map<?, ?>) p)
                        .filter(p -> p.get("code").equals("NOR"))
                        .findFirst()
                        .orElseThrow();
        assertThat(((Number) ((List<?>) ((List<?>) place.get("values")).get(0)).get(5)).doubleValue())
                .isCloseTo(norway / 1e9, within(1e-3 * norway / 1e9));
    }

    /** What the page begins with stands in it, for who reads it without a script. */
    @Test
    void thePageAnswersWithoutAScript() throws IOException {
        Projection china = TokenStateModel.of("CHN").against("USA").project(2025, 2050);
        int year = china.crossingYear().orElseThrow();
        String exports = Words.usd(china.in(year).value("export_revenue_usd").orElseThrow())
                .replace(' ', '\u00a0');
        String html = get("/" + secret + "/").replaceAll("(?s)<script.*?</script>", "");

        assertThat(html)
                .contains("<h1 id=\"headline\">In " + year + " China passes")
                .contains("<span class=\"value\">" + exports + "</span>")
                .contains("<th scope=\"row\">2050</th>")
                .contains("id=\"why-export_revenue_usd\"", "<noscript>");
    }

    /** At least half of the sliders in view move what the headline says by a hundredth or more, which shows in three digits. */
    @ParameterizedTest
    @ValueSource(strings = {"CHN", "NOR", "ARE", "IND", "EU27", "KEN"})
    void mostSlidersInViewMoveTheHeadline(String country) throws IOException {
        assertThat(moving(answer("about=effects&reference=USA&country=" + country)))
                .as(country)
                .isGreaterThanOrEqualTo(0.5);
    }

    @Test
    @Tag("slow")
    void mostSlidersInViewMoveTheHeadlineOfEveryCountry() throws IOException {
        Map<String, Double> shares = new TreeMap<>();
        for (Country country : Datasets.bundled().countries()) {
            TokenStateModel model = TokenStateModel.of(country.iso3());
            if (model.project(2025, 2040).missing("export_revenue_usd").isEmpty()) {
                shares.put(country.iso3(), moving(answer("about=effects&reference=USA&country=" + country.iso3())));
            }
        }
        assertThat(shares)
                .hasSizeGreaterThan(200)
                .allSatisfy((code, share) -> assertThat(share).as(code).isGreaterThanOrEqualTo(0.5));
    }

    private static double moving(Map<?, ?> answer) {
        List<Double> effects = ((Map<?, ?>) answer.get("effects"))
                .values().stream()
                        .map(e -> ((Number) e).doubleValue())
                        .filter(e -> e > 0)
                        .toList();
        assertThat(effects).hasSizeGreaterThan(5);
        return effects.stream().filter(e -> e >= 0.01).count() / (double) effects.size();
    }

    /** Noise, cut requests, huge heads, wrong methods, bodies that never come, bad questions: a thousand in all. */
    @Test
    void survivesAThousandMalformedRequests() throws IOException {
        Random random = new Random(1);
        String host = "Host: 127.0.0.1:" + explorer.port() + "\r\n";
        String[] requests = {
            "%s\r\n\r\n",
            "GET %s\r\n\r\n",
            "GET /" + secret + "/answer?%s HTTP/1.1\r\n" + host + "\r\n",
            "GET /" + secret + "/answer?set.drift_half_life=%%zz%s HTTP/1.1\r\n" + host + "\r\n",
            "POST /" + secret + "/answer HTTP/1.1\r\n" + host + "Content-Length: 99\r\n\r\n{\"a\": [%s",
            "PUT /" + secret + "/ HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nzz\r\n%s",
            "GET / HTTP/1.1\r\nContent-Length: -5\r\n%s\r\n\r\n",
            "GET / HTTP/9.9\r\nHost: a\r\nHost: b\r\n%s: c\r\n\r\n",
            "BREW /" + secret + "/ HTTP/1.1\r\n" + host + "X: %s\r\n\r\n",
            "GET /" + secret + "/%%2e%%2e/%%00 HTTP/1.1\r\n" + host + "\r\n%s",
        };
        for (int i = 0; i < 1000; i++) {
            byte[] noise = new byte[i % 50 == 0 ? 100_000 : random.nextInt(60)];
            random.nextBytes(noise);
            String request =
                    String.format(requests[i % requests.length], new String(noise, StandardCharsets.ISO_8859_1));
            try {
                assertThat(raw(request)).doesNotStartWith("HTTP/1.1 200").doesNotContain("\tat ");
            } catch (IOException e) {
                // The server hung up, which is an answer too.
                assertThat(e).isInstanceOf(SocketException.class);
            }
        }
        assertThat(get("/" + secret + "/")).startsWith("HTTP/1.1 200");
    }

    @Test
    void clientsThatNeverFinishHoldNobodyUp() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                Socket socket = new Socket("127.0.0.1", explorer.port());
                slow.add(socket);
                socket.getOutputStream()
                        .write(("GET /" + secret + "/ HTTP/1.1\r\nX: ").getBytes(StandardCharsets.ISO_8859_1));
            }
            assertThat(get("/" + secret + "/")).startsWith("HTTP/1.1 200");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** Clients that ask for the page and never read it: the page is in memory once, and they are hung up on. */
    @Test
    void clientsThatDoNotReadAreHungUpOn() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try (Explorer other = Explorer.start(TokenStateModel.of("NOR").project(2025, 2050), Duration.ofSeconds(3))) {
            String path = URI.create(other.address()).getPath();
            for (int i = 0; i < 60; i++) {
                Socket socket = new Socket();
                socket.setReceiveBufferSize(1024);
                socket.connect(new InetSocketAddress("127.0.0.1", other.port()));
                slow.add(socket);
                socket.getOutputStream()
                        .write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + other.port() + "\r\n\r\n")
                                // More than the system takes in for a client that does not read.
                                .repeat(8)
                                .getBytes(StandardCharsets.ISO_8859_1));
            }
            until(() -> writers() > 30);
            until(() -> writers() == 0);
            assertThat(get(other, path)).startsWith("HTTP/1.1 200");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static long writers() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().equals("explorer"))
                .filter(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(call -> call.getClassName().equals(Explorer.class.getName())
                                && call.getMethodName().equals("write")))
                .count();
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 30 s").isLessThan(patience);
            Thread.sleep(50);
        }
    }

    /** What a browser may run is in a header, by hashes: the scripts and the style of the page as they are. */
    @Test
    void thePolicyAllowsTheScriptsOfThePageAndNoOther() throws Exception {
        String answer = get("/" + secret + "/");
        String policy = header(answer, "Content-Security-Policy");
        assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(policy.replace("style-src-attr 'unsafe-inline'", "")).doesNotContain("unsafe");
        Matcher scripts =
                Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(answer);
        int found = 0;
        while (scripts.find()) {
            found++;
            assertThat(directive(policy, "script-src")).contains(hash(scripts.group(1)));
        }
        // What all pages share, ECharts, the charts, the world, the explorer.
        assertThat(found).isEqualTo(5);
        assertThat(directive(policy, "script-src").split(" ")).hasSize(1 + found);
        Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(answer);
        assertThat(style.find()).isTrue();
        assertThat(directive(policy, "style-src")).isEqualTo("style-src " + hash(style.group(1)));
        assertThat(header(get("/" + secret + "/answer"), "Content-Security-Policy"))
                .isEqualTo(policy);
        // The page says the same of itself, for whoever saves it.
        assertThat(answer)
                .contains("<meta http-equiv=\"Content-Security-Policy\" content=\""
                        + policy.replace("; frame-ancestors 'none'", "") + "\"/>");
    }

    private static String header(String answer, String name) {
        return answer.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElseThrow();
    }

    private static String directive(String policy, String name) {
        return Arrays.stream(policy.split("; "))
                .filter(d -> d.startsWith(name + " "))
                .findFirst()
                .orElseThrow();
    }

    private static String hash(String text) throws NoSuchAlgorithmException {
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
    }

    /** Two pages, each moving its slider while the other's spread is drawn: both get all their answers. */
    @Test
    void twoPagesDoNotStarveEachOther() throws Exception {
        String question = "/" + secret + "/answer?country=CHN&reference=USA&draws=200&page=";
        CompletableFuture<String> one =
                CompletableFuture.supplyAsync(() -> getUnchecked(question + "one"), run -> new Thread(run).start());
        CompletableFuture<String> other =
                CompletableFuture.supplyAsync(() -> getUnchecked(question + "other"), run -> new Thread(run).start());
        assertThat(one.get(30, TimeUnit.SECONDS)).startsWith("HTTP/1.1 200");
        assertThat(other.get(30, TimeUnit.SECONDS)).startsWith("HTTP/1.1 200");
        assertThat(get("/" + secret + "/answer?page=no%20name")).startsWith("HTTP/1.1 400");
    }

    private static String getUnchecked(String path) {
        try {
            return get(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void closingFreesThePortAndEndsTheThreads() throws IOException, InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Explorer other = Explorer.start(TokenStateModel.of("NOR").project(2025, 2050));
        int port = other.port();
        Socket held = new Socket("127.0.0.1", port);
        held.getOutputStream()
                .write(("GET " + URI.create(other.address()).getPath()
                                + "answer?draws=4000 HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        Thread.sleep(300);
        Set<Thread> mine = new HashSet<>(Thread.getAllStackTraces().keySet());
        mine.removeAll(before);
        assertThat(mine).isNotEmpty();
        other.close();

        for (Thread thread : mine) {
            if (!thread.getName().startsWith("Cleaner") && !thread.getName().startsWith("process reaper")) {
                thread.join(10_000);
                assertThat(thread.isAlive()).as("%s still runs", thread).isFalse();
            }
        }
        held.close();
        assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(ConnectException.class);
    }
}
