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
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tokenstate.projection.Projection;

/**
 * A page with sliders, served to this machine alone: each change is computed by the model in this process and drawn.
 *
 * <p>The server listens on the loopback address. It answers only requests that carry the secret of its address, that name this
 * server as their host, and that come from the page itself or from no page; everything else gets an error and no data. The
 * page is built once; threads, the questions worked on at a time, and the time for an answer and for reading it are bounded.
 * A client that does not finish its request holds one of 256 threads for as long as the JDK's server lets it, by its property
 * {@code sun.net.httpserver.maxReqTime}, which the command line sets.
 */
public final class Explorer implements AutoCloseable {
    private static final int MOST_QUERY = 8192;
    /** Threads: each reads a request, waits for its answer or writes it. Who comes when all are busy is hung up on. */
    private static final int MOST_THREADS = 256;

    private static final int CHUNK = 8192;
    private static final Duration SLOWEST_READER = Duration.ofSeconds(20);
    private static final int SECRET_BYTES = 16;

    private final HttpServer server;
    private final ExecutorService pool;
    private final String secret;
    private final ExplorerModel model;
    private final byte[] page;
    private final String policy;
    private final Duration slowest;
    private final ScheduledExecutorService clock;

    private Explorer(HttpServer server, ExecutorService pool, String secret, ExplorerModel model, Duration slowest) {
        this.server = server;
        this.pool = pool;
        this.secret = secret;
        this.model = model;
        this.slowest = slowest;
        Page.Html built = model.page();
        this.page = built.html().getBytes(StandardCharsets.UTF_8);
        this.policy = built.policy() + "; frame-ancestors 'none'";
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "explorer clock"));
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Starts the server on a free port.
     *
     * @param begin what the page begins with: the country, reference and scenario of its model, and the years, which stay
     * @return the server, running
     * @throws IOException if no port can be had
     */
    public static Explorer start(Projection begin) throws IOException {
        return start(begin, SLOWEST_READER);
    }

    static Explorer start(Projection begin, Duration slowest) throws IOException {
        ExplorerModel model = new ExplorerModel(begin);
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 16);
        ExecutorService pool = new ThreadPoolExecutor(
                0, MOST_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> daemon(task, "explorer"));
        Explorer explorer = new Explorer(server, pool, HexFormat.of().formatHex(secret), model, slowest);
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
        model.close();
        server.stop(0);
        pool.shutdownNow();
        clock.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                reply = reply(exchange);
            } catch (CancellationException e) {
                reply = Reply.fault(409, "a newer question came in");
            } catch (TimeoutException e) {
                reply = Reply.fault(503, String.valueOf(e.getMessage()));
            } catch (IllegalArgumentException
                    | ArithmeticException
                    | NoSuchElementException
                    | IllegalStateException e) {
                reply = Reply.fault(400, e.getMessage() == null ? "bad request" : e.getMessage());
            }
            Headers headers = exchange.getResponseHeaders();
            headers.set("Content-Type", reply.type() + "; charset=utf-8");
            headers.set("Cache-Control", "no-store");
            headers.set("Content-Security-Policy", policy);
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("X-Frame-Options", "DENY");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cross-Origin-Resource-Policy", "same-origin");
            write(exchange, reply);
        }
    }

    /** Writes in small parts, of which the server keeps copies, and hangs up on a client that does not read them in time. */
    private void write(HttpExchange exchange, Reply reply) throws IOException {
        ScheduledFuture<?> end = clock.schedule(exchange::close, slowest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            byte[] body = reply.body();
            exchange.sendResponseHeaders(reply.status(), body.length);
            for (int from = 0; from < body.length; from += CHUNK) {
                exchange.getResponseBody().write(body, from, Math.min(CHUNK, body.length - from));
            }
        } finally {
            end.cancel(false);
        }
    }

    private Reply reply(HttpExchange exchange) throws TimeoutException {
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
            case "/" -> new Reply(200, "text/html", page);
            case "/answer" -> Reply.json(200, model.answer(parameters(query)));
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

    private record Reply(int status, String type, byte[] body) {
        static Reply fault(int status, String message) {
            return json(status, Map.of("fault", message));
        }

        static Reply json(int status, Map<String, Object> body) {
            return new Reply(status, "application/json", Json.write(body).getBytes(StandardCharsets.UTF_8));
        }
    }
}
