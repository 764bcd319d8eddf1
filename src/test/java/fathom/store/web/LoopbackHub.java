package fathom.store.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A web server on this machine that can misbehave: every reply says what it declares and what it
 * really sends. One request a connection.
 */
public final class LoopbackHub implements AutoCloseable {
    private final ServerSocket server;
    private final Handler handler;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** What was asked for; header names in small letters. */
    public record Request(String path, Map<String, String> headers) {
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        /** Where the bytes asked for begin. */
        public int from() {
            String range = header("Range");
            return range.isEmpty()
                    ? 0
                    : Integer.parseInt(range.replaceAll("bytes=(\\d+)-.*", "$1"));
        }
    }

    /** What is declared, and what is really sent. */
    public static final class Reply {
        private final int status;
        private final Map<String, String> headers;
        private final byte[] body;
        private final int sent;
        private final int pauseMs;

        /**
         * @param sent how many bytes of the body are sent before the connection is closed
         * @param pauseMs before each kilobyte
         */
        public Reply(int status, Map<String, String> headers, byte[] body, int sent, int pauseMs) {
            this.status = status;
            this.headers = headers;
            this.body = body;
            this.sent = sent;
            this.pauseMs = pauseMs;
        }

        public static Reply of(int status, String... headers) {
            return new Reply(status, pairs(headers), new byte[0], 0, 0);
        }

        public static Reply ok(byte[] body, String... headers) {
            var all = pairs(headers);
            all.putIfAbsent("Content-Length", Integer.toString(body.length));
            return new Reply(200, all, body, body.length, 0);
        }

        /** The rest of a file, or all of it, as the request asks. */
        public static Reply range(Request request, byte[] file, String... headers) {
            int from = request.from();
            if (from == 0) return ok(file, headers);
            var all = pairs(headers);
            all.put(
                    "Content-Range",
                    "bytes %d-%d/%d".formatted(from, file.length - 1, file.length));
            all.put("Content-Length", Integer.toString(file.length - from));
            byte[] rest = Arrays.copyOfRange(file, from, file.length);
            return new Reply(206, all, rest, rest.length, 0);
        }

        public static Reply redirect(String to, String... headers) {
            var all = pairs(headers);
            all.put("Location", to);
            all.put("Content-Length", "0");
            return new Reply(302, all, new byte[0], 0, 0);
        }

        public Reply cutAfter(int bytes) {
            return new Reply(status, headers, body, bytes, pauseMs);
        }

        public Reply slowly(int ms) {
            return new Reply(status, headers, body, sent, ms);
        }

        private static Map<String, String> pairs(String... headers) {
            var map = new LinkedHashMap<String, String>();
            for (int i = 0; i < headers.length; i += 2) map.put(headers[i], headers[i + 1]);
            return map;
        }
    }

    /** Decides what a request gets. */
    @FunctionalInterface
    public interface Handler {
        Reply reply(Request request) throws InterruptedException;
    }

    public LoopbackHub(Handler handler) throws IOException {
        this.handler = handler;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("loopback-hub").start(this::serve);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** The same server under another name, which is another host to a client. */
    public URI otherName() {
        return URI.create("http://localhost:" + server.getLocalPort());
    }

    public URI at(String path) {
        return URI.create(address() + path);
    }

    /** In the order in which they came. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofPlatform().daemon().name("loopback-reply").start(() -> answer(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            var request = read(socket);
            requests.add(request);
            write(handler.reply(request), socket.getOutputStream());
        } catch (IOException clientGone) {
            // Clients that give up are part of the tests.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request read(Socket socket) throws IOException {
        var in =
                new BufferedReader(
                        new InputStreamReader(
                                socket.getInputStream(), StandardCharsets.ISO_8859_1));
        String first = in.readLine();
        if (first == null) throw new IOException("no request");
        var headers = new LinkedHashMap<String, String>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            String[] parts = line.split(":", 2);
            headers.put(parts[0].strip().toLowerCase(Locale.ROOT), parts[1].strip());
        }
        return new Request(first.split(" ")[1], headers);
    }

    private static void write(Reply reply, OutputStream out)
            throws IOException, InterruptedException {
        var head =
                new StringBuilder("HTTP/1.1 %d X\r\nConnection: close\r\n".formatted(reply.status));
        reply.headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        for (int at = 0; at < reply.sent; at += 1024) {
            if (reply.pauseMs > 0) Thread.sleep(reply.pauseMs);
            out.write(reply.body, at, Math.min(1024, reply.sent - at));
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
