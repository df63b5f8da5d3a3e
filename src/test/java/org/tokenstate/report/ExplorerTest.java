package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;

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
    static void stop() throws IOException {
        int port = explorer.port();
        explorer.close();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            throw new AssertionError("still listens on " + socket.getPort());
        } catch (ConnectException e) {
            assertThat(e).isNotNull();
        }
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", explorer.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    private static String get(String path, String... headers) throws IOException {
        StringBuilder request = new StringBuilder("GET ").append(path).append(" HTTP/1.1\r\nConnection: close\r\n");
        boolean host = false;
        for (String header : headers) {
            request.append(header).append("\r\n");
            host |= header.startsWith("Host:");
        }
        if (!host) {
            request.append("Host: 127.0.0.1:").append(explorer.port()).append("\r\n");
        }
        return raw(request.append("\r\n").toString());
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
        String answer = get("/" + secret + "/answer?country=CHN&reference=USA&draws=0&set.demand_elasticity=-1.5");
        Scenario scenario =
                Scenario.BASELINE.with("demand_elasticity", ParameterValue.parse("demand_elasticity", "-1.5"));
        double expected = TokenStateModel.of("CHN")
                .against("USA")
                .under(scenario)
                .project(2025, 2050)
                .in(2040)
                .value("export_revenue_usd")
                .orElseThrow();

        assertThat(answer).startsWith("HTTP/1.1 200").contains("\"export_revenue_usd\":" + Json.write(expected));
    }

    @Test
    void faultsOfAQuestionAreNamed() throws IOException {
        assertThat(get("/" + secret + "/answer?country=XXX"))
                .startsWith("HTTP/1.1 400")
                .contains("XXX");
        assertThat(get("/" + secret + "/answer?set.leakage=7"))
                .startsWith("HTTP/1.1 400")
                .contains("leakage must be in");
        assertThat(get("/" + secret + "/answer?draws=99999999999")).startsWith("HTTP/1.1 400");
        assertThat(get("/" + secret + "/answer?a=" + "b".repeat(9000))).startsWith("HTTP/1.1 414");
    }

    @Test
    void survivesAThousandMalformedRequests() throws IOException {
        Random random = new Random(1);
        String[] starts = {
            "", "GET ", "GET /" + secret + "/answer?", "POST / HTTP/1.1\r\nContent-Length: 99\r\n\r\n", "\r\n\r\n"
        };
        for (int i = 0; i < 1000; i++) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            try {
                raw(starts[i % starts.length] + new String(noise, StandardCharsets.ISO_8859_1) + "\r\n\r\n");
            } catch (IOException e) {
                assertThat(e).isNotNull();
            }
        }
        assertThat(get("/" + secret + "/")).startsWith("HTTP/1.1 200");
    }
}
