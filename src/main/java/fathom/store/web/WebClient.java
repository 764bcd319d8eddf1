package fathom.store.web;

import fathom.job.JobMonitor;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

/**
 * Asks for one address and follows where it leads. The token stays with the hub, and a name and
 * password with the address that they stand in: a redirect to another host, as hubs send to their
 * content networks, goes without them.
 */
public final class WebClient implements AutoCloseable {
    private static final int MOST_REDIRECTS = 10;
    private static final long POLL_MS = 50;
    private static final int UNAUTHORISED = 401;
    private static final Optional<String> NO_LOGIN = Optional.empty();

    private final WebSettings settings;
    private final HttpClient client;

    public WebClient(WebSettings settings) {
        this.settings = settings;
        // A proxy's password may be sent when a tunnel is asked for, as other tools do.
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        var builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(settings.retries().connect())
                        .proxy(settings.proxies());
        // With one the client keeps a server's refusal to itself.
        if (settings.proxies().haveLogin()) {
            builder.authenticator(settings.proxies().authenticator());
        }
        client = builder.build();
    }

    WebSettings settings() {
        return settings;
    }

    /**
     * A server's last word.
     *
     * @param first the headers of the first answer, which a hub's redirect uses to describe the
     *     file
     */
    record Answer(HttpResponse<InputStream> last, Map<String, List<String>> first)
            implements AutoCloseable {
        int status() {
            return last.statusCode();
        }

        String header(String name) {
            return last.headers().firstValue(name).orElse("");
        }

        /** Of the first answer that names it, the hub's or the content network's. */
        String hubHeader(String name) {
            return first.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .flatMap(header -> header.getValue().stream())
                    .findFirst()
                    .orElse("");
        }

        /** A body that breaks while it is given up matters to nobody. */
        @Override
        public void close() {
            try {
                last.body().close();
            } catch (IOException givenUp) {
                // What was wanted of it has been read.
            }
        }
    }

    /** The answer of the address that the redirects end at. */
    Answer get(URI address, Map<String, String> headers, JobMonitor monitor)
            throws SourceException {
        Set<URI> seen = new HashSet<>();
        URI here = address;
        Map<String, List<String>> first = Map.of();
        while (seen.add(here)) {
            if (seen.size() > MOST_REDIRECTS + 1) {
                throw SourceException.lasting(
                        "redirects more than %d times".formatted(MOST_REDIRECTS));
            }
            var login = isSameHost(address, here) ? AddressLogin.basic(address) : NO_LOGIN;
            URI asked = login.isPresent() ? address : here;
            var response = send(request(here, headers, login), asked, monitor);
            if (first.isEmpty()) first = response.headers().map();
            if (!isRedirect(response.statusCode())) return new Answer(response, first);
            close(response);
            here = target(here, response);
        }
        throw SourceException.lasting("redirects in a circle");
    }

    private HttpRequest request(URI address, Map<String, String> headers, Optional<String> login) {
        var request =
                HttpRequest.newBuilder(AddressLogin.without(address))
                        .header("User-Agent", "fathom")
                        .header("Accept-Encoding", "identity");
        headers.forEach(request::header);
        if (login.isPresent()) {
            request.header("Authorization", login.get());
        } else if (isHub(address) && WebSettings.isPrivate(address)) {
            settings.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        }
        return request.GET().build();
    }

    private boolean isHub(URI address) {
        return isSameHost(settings.hub(), address);
    }

    private static boolean isSameHost(URI one, URI other) {
        return String.valueOf(one.getScheme()).equalsIgnoreCase(other.getScheme())
                && String.valueOf(one.getHost()).equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) return address.getPort();
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }

    /** Gated repositories want their licence accepted by somebody whom they know by a token. */
    SourceException noAccess(URI address, int status) {
        String reason = "refuses access (%d)".formatted(status);
        if (address.getUserInfo() != null) {
            return SourceException.lasting(
                    reason + " to the name and password in its address",
                    "Check them; signs such as @ and / are written %40 and %2F there.");
        }
        if (!isHub(address)) return SourceException.lasting(reason);
        return settings.token().isPresent()
                ? SourceException.lasting(
                        reason + " to the token in HF_TOKEN",
                        "Accept the model's licence on its page there with the token's account, and"
                                + " check that the token is valid and may read.")
                : SourceException.lasting(
                        reason + " without a token",
                        "Accept the model's licence on its page there, make a token in your"
                                + " account's settings, and run it again with HF_TOKEN set to it.");
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static URI target(URI from, HttpResponse<?> response) throws SourceException {
        // Blanks are not legal there, and are sent all the same.
        String location =
                response.headers().firstValue("Location").orElse("").strip().replace(" ", "%20");
        try {
            // RFC 3986 keeps the whole path before a query alone; URI drops its last part.
            URI to =
                    from.resolve(
                            location.startsWith("?") ? from.getRawPath() + location : location);
            String scheme = String.valueOf(to.getScheme());
            boolean web = scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http");
            if (location.isBlank() || !web || to.getHost() == null) {
                throw SourceException.lasting("redirects to no web address");
            }
            if ("https".equalsIgnoreCase(from.getScheme()) && scheme.equalsIgnoreCase("http")) {
                throw SourceException.lasting("redirects from https to plain http");
            }
            return to;
        } catch (IllegalArgumentException e) {
            throw SourceException.lasting("redirects to no web address");
        }
    }

    /** The short text of a redirect is of no use. */
    private static void close(HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException alreadyGone) {
            // The next request shows whether the network still works.
        }
    }

    /**
     * @param asked for messages
     */
    private HttpResponse<InputStream> send(HttpRequest request, URI asked, JobMonitor monitor)
            throws SourceException {
        var answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        // Not the request's own timeout: newer runtimes count the whole body into it.
        long deadlineNs = System.nanoTime() + settings.retries().stall().toNanos();
        try {
            while (System.nanoTime() < deadlineNs) {
                try {
                    return answer.get(POLL_MS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException _) {
                    if (monitor.isCancelled()) throw new CancellationException();
                }
            }
            throw SourceException.passing("does not answer", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled(e);
        } catch (ExecutionException e) {
            throw unreachable(e.getCause() == null ? e : e.getCause(), asked);
        } finally {
            abandon(answer);
        }
    }

    /** Does nothing to an answer that is there. */
    private static void abandon(CompletableFuture<?> answer) {
        if (!answer.isDone()) answer.cancel(true);
    }

    private static CancellationException cancelled(Exception cause) {
        var cancelled = new CancellationException("interrupted while fetching");
        cancelled.initCause(cause);
        return cancelled;
    }

    private SourceException unreachable(Throwable cause, URI address) {
        for (Throwable link = cause; link != null; link = link.getCause()) {
            if (link instanceof UnresolvedAddressException
                    || link instanceof UnknownHostException) {
                return SourceException.passing(
                        "cannot be found: no address is known for %s".formatted(address.getHost()),
                        cause);
            }
            if (link instanceof SSLException) {
                return SourceException.passing(
                        "has no connection that can be trusted (%s)".formatted(link.getMessage()),
                        cause);
            }
        }
        if (isRefusal(String.valueOf(cause.getMessage()))) return noAccess(address, UNAUTHORISED);
        if (cause instanceof java.net.http.HttpTimeoutException) {
            return SourceException.passing("does not answer", cause);
        }
        if (cause instanceof ProtocolException) {
            return SourceException.passing("does not answer as a web server does", cause);
        }
        if (cause instanceof ConnectException) {
            return SourceException.passing("cannot be reached", cause);
        }
        return SourceException.passing("cut the connection", cause);
    }

    /** What the client makes of a 401, with a way to prove who one is or, as from hubs, without. */
    private static boolean isRefusal(String message) {
        return message.contains("WWW-Authenticate header missing")
                || message.contains("No credentials provided");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
