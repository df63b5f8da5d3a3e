package org.tokenstate.report;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tokenstate.projection.Projection;

/**
 * A page with sliders, served to this machine alone: each change is computed by the model in this process and drawn.
 *
 * <p>The server listens on the loopback address. It answers only requests that carry the secret of its address, that name this
 * server as their host, and that come from the page itself or from no page; everything else gets an error and no data.
 */
public final class Explorer implements AutoCloseable {
    private static final int MOST_QUERY = 8192;
    private static final int SECRET_BYTES = 16;

    private final HttpServer server;
    private final ExecutorService pool;
    private final String secret;
    private final ExplorerModel model;

    private Explorer(HttpServer server, ExecutorService pool, String secret, ExplorerModel model) {
        this.server = server;
        this.pool = pool;
        this.secret = secret;
        this.model = model;
    }

    /**
     * Starts the server on a free port.
     *
     * @param begin what the page begins with: the country, reference and scenario of its model, and the years, which stay
     * @return the server, running
     * @throws IOException if no port can be had
     */
    public static Explorer start(Projection begin) throws IOException {
        ExplorerModel model = new ExplorerModel(begin);
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 16);
        ExecutorService pool = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "explorer");
            thread.setDaemon(true);
            return thread;
        });
        Explorer explorer = new Explorer(server, pool, HexFormat.of().formatHex(secret), model);
        server.setExecutor(pool);
        server.createContext("/", explorer::handle);
        server.start();
        return explorer;
    }

    /**
     * {@return the address of the page, with its secret}
     */
    public String address() {
        return "http://127.0.0.1:" + port() + "/" + secret + "/";
    }

    /**
     * {@return the port that the server listens on}
     */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Stops the server: gives up what is being computed, frees the port and ends the threads. */
    @Override
    public void close() {
        model.cancel();
        server.stop(0);
        pool.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                reply = reply(exchange);
            } catch (CancellationException e) {
                reply = Reply.fault(409, "a newer question came in");
            } catch (IllegalArgumentException
                    | ArithmeticException
                    | NoSuchElementException
                    | IllegalStateException e) {
                reply = Reply.fault(400, e.getMessage() == null ? "bad request" : e.getMessage());
            }
            Headers headers = exchange.getResponseHeaders();
            headers.set("Content-Type", reply.type() + "; charset=utf-8");
            headers.set("Cache-Control", "no-store");
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("X-Frame-Options", "DENY");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cross-Origin-Resource-Policy", "same-origin");
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Reply reply(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        List<String> hosts = List.of("127.0.0.1:" + port(), "localhost:" + port());
        List<String> host = headers.getOrDefault("Host", List.of());
        if (host.size() != 1 || !hosts.contains(host.get(0))) {
            return Reply.fault(403, "this server answers to its own address alone");
        }
        for (String origin : headers.getOrDefault("Origin", List.of())) {
            if (!origin.equals("http://" + host.get(0))) {
                return Reply.fault(403, "requests of other pages are refused");
            }
        }
        for (String site : headers.getOrDefault("Sec-Fetch-Site", List.of())) {
            if (!site.equals("same-origin") && !site.equals("none")) {
                return Reply.fault(403, "requests of other pages are refused");
            }
        }
        String path = exchange.getRequestURI().getPath();
        int end = path == null ? -1 : path.indexOf('/', 1);
        if (path == null || end < 0 || !isSecret(path.substring(1, end))) {
            return Reply.fault(403, "the address lacks the secret that was printed at the start");
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            return Reply.fault(405, "only GET is answered");
        }
        String query = exchange.getRequestURI().getRawQuery();
        if (query != null && query.length() > MOST_QUERY) {
            return Reply.fault(414, "the question is too long");
        }
        return switch (path.substring(end)) {
            case "/" -> new Reply(200, "text/html", model.page());
            case "/answer" -> new Reply(200, "application/json", Json.write(model.answer(parameters(query))));
            default -> Reply.fault(404, "there is no such page");
        };
    }

    private boolean isSecret(String word) {
        return MessageDigest.isEqual(word.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> parameters(@org.jspecify.annotations.Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query != null && !query.isEmpty()) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals < 1) {
                    throw new IllegalArgumentException("each part of the question must have the form name=value");
                }
                String name = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8);
                String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
                if (parameters.put(name, value) != null) {
                    throw new IllegalArgumentException("'" + name + "' is asked twice");
                }
            }
        }
        return parameters;
    }

    private record Reply(int status, String type, String body) {
        static Reply fault(int status, String message) {
            return new Reply(status, "application/json", Json.write(Map.of("fault", message)));
        }
    }
}
