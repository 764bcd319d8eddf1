package fathom.store.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.store.web.LoopbackHub.Reply;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Hubs send to their content networks, and others send astray. */
class RedirectedFetchTest extends FetchTrial {
    @Test
    void theTokenStaysWithTheHub() throws Exception {
        try (var network = new LoopbackHub(request -> Reply.range(request, FILE, "ETag", ETAG));
                var hub =
                        new LoopbackHub(
                                request ->
                                        request.path().equals("/f")
                                                ? Reply.redirect("/moved")
                                                : Reply.redirect(network.otherName() + "/cdn"))) {
            fetch(hub, hub.at("/f"));
            assertThat(hub.requests())
                    .extracting(request -> request.header("Authorization"))
                    .containsExactly("Bearer secret", "Bearer secret");
            assertThat(network.requests())
                    .singleElement()
                    .satisfies(
                            request ->
                                    assertThat(request.headers())
                                            .doesNotContainKey("authorization"));
        }
    }

    /** Another port, another scheme and the hub's name as a user's name are other servers. */
    @Test
    void theTokenGoesToNoOtherServer() throws Exception {
        try (var other = new LoopbackHub(_ -> Reply.ok(FILE))) {
            for (String to :
                    List.of(
                            other.at("/cdn").toString(),
                            other.otherName() + "/cdn",
                            "http://127.0.0.1:1@127.0.0.1:" + other.address().getPort() + "/cdn")) {
                Files.deleteIfExists(target);
                try (var hub = new LoopbackHub(_ -> Reply.redirect(to))) {
                    fetch(hub, hub.at("/f"));
                    assertThat(hub.requests().getFirst().header("Authorization"))
                            .isEqualTo("Bearer secret");
                }
            }
            assertThat(other.requests())
                    .hasSize(3)
                    .allSatisfy(request -> assertThat(request.header("Authorization")).isEmpty());
        }
    }

    /** RFC 7617's own example, "Aladdin" with the password "open sesame". */
    @Test
    void aNameAndPasswordInTheAddressGoToItsHostOnly() throws Exception {
        try (var network = new LoopbackHub(_ -> Reply.ok(FILE));
                var mirror =
                        new LoopbackHub(
                                request ->
                                        request.path().equals("/f")
                                                ? Reply.redirect("/moved")
                                                : Reply.redirect(network.otherName() + "/cdn"))) {
            fetch(mirror, withLogin(mirror.at("/f")));
            assertThat(mirror.requests())
                    .extracting(request -> request.header("Authorization"))
                    .containsExactly(
                            "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
                            "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
            assertThat(network.requests().getFirst().header("Authorization")).isEmpty();
        }
    }

    @Test
    void aPasswordInTheAddressIsShownToNobody() throws Exception {
        for (int status : List.of(401, 403, 404)) {
            try (var mirror = new LoopbackHub(_ -> Reply.of(status))) {
                var failure = failure(mirror, withLogin(mirror.at("/f")));
                assertThat(failure.problem() + failure.remedy())
                        .contains("(%d)".formatted(status))
                        .doesNotContain("sesame");
            }
        }
    }

    private static URI withLogin(URI address) {
        return URI.create(address.toString().replace("http://", "http://Aladdin:open%20sesame@"));
    }

    @Test
    void circlesOfRedirectsEnd() throws Exception {
        try (var hub =
                new LoopbackHub(
                        request -> Reply.redirect(request.path().equals("/f") ? "/g" : "/f"))) {
            assertThat(failure(hub, hub.at("/f")).problem()).contains("redirects in a circle");
        }
        var count = new AtomicInteger();
        try (var hub =
                new LoopbackHub(request -> Reply.redirect("/step" + count.incrementAndGet()))) {
            assertThat(failure(hub, hub.at("/f")).problem()).contains("more than 10 times");
        }
    }

    @Test
    void permanentRedirectsInACircleEnd() throws Exception {
        try (var server =
                new RawServer(
                        (socket, number) ->
                                RawServer.send(
                                        socket,
                                        "HTTP/1.1 301 Moved\r\nLocation: /f?%d\r\nContent-Length: 0\r\n\r\n"
                                                .formatted(number % 2)))) {
            assertThat(failure(server.at("/f"), EXACT, hash()).problem())
                    .contains("redirects in a circle");
            assertThat(filesLeft()).isEmpty();
        }
    }

    /** Not a legal address, and understood by every browser. */
    @Test
    void aRedirectToAPathWithBlanksIsFollowed() throws Exception {
        for (String to : List.of("/a folder/f.onnx", "a folder/f.onnx", "/a%20folder/f.onnx")) {
            try (var hub =
                    new LoopbackHub(
                            request ->
                                    request.path().equals("/f")
                                            ? Reply.redirect(to)
                                            : Reply.ok(FILE))) {
                fetch(hub.at("/f"), EXACT, hash());
                assertThat(target).hasBinaryContent(FILE);
                assertThat(hub.requests().getLast().path()).isEqualTo("/a%20folder/f.onnx");
            }
            Files.delete(target);
        }
    }

    /** Its text is not read, however long it is. */
    @Test
    void aRedirectWithAnEndlessBodyIsFollowed() throws Exception {
        try (var hub = new LoopbackHub(request -> Reply.ok(FILE));
                var server =
                        new RawServer(
                                (socket, _) -> {
                                    RawServer.send(
                                            socket,
                                            "HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n"
                                                    .formatted(hub.at("/g")));
                                    for (int i = 0; i < 10_000; i++) RawServer.send(socket, FILE);
                                })) {
            fetch(server.at("/f"), EXACT, hash());
            assertThat(target).hasBinaryContent(FILE);
        }
    }

    @Test
    void redirectsToOtherThingsThanTheWebAreRefused() throws Exception {
        for (String to : List.of("file:///etc/passwd", "ftp://example.org/f", "")) {
            try (var hub = new LoopbackHub(request -> Reply.redirect(to))) {
                assertThat(failure(hub, hub.at("/f")).problem()).contains("no web address");
            }
        }
    }

    @Test
    void theHubsOwnHashIsHeldAgainstTheBytes() throws Exception {
        String linked = "\"" + sha256(new byte[] {1}) + "\"";
        try (var hub =
                new LoopbackHub(
                        request ->
                                request.path().equals("/f")
                                        ? Reply.redirect("/cdn", "X-Linked-Etag", linked)
                                        : Reply.ok(FILE))) {
            var order = order(UNKNOWN, Optional.empty(), hub.at("/f"));
            var failure =
                    catchThrowableOfType(
                            UserFacingException.class, () -> run(hub, order, JobMonitor.NONE));
            assertThat(failure.problem()).contains("sent other bytes");
        }
    }
}
