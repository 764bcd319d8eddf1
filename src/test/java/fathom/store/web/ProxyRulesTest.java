package fathom.store.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.store.web.LoopbackHub.Reply;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;

/** As curl's manual describes the variables. */
class ProxyRulesTest {
    @ParameterizedTest
    @CsvSource({
        "https://huggingface.co/a, secure.example:3128",
        "http://huggingface.co/a, plain.example:8080",
        "https://mirror.intern.example/a, direct",
        "https://intern.example/a, direct",
        "https://notintern.example/a, secure.example:3128",
        "https://10.1.2.3/a, direct",
        "https://11.1.2.3/a, secure.example:3128",
        "https://ports.example:8443/a, direct",
        "https://ports.example/a, secure.example:3128",
        "http://127.0.0.1:9/a, direct",
        "http://localhost:9/a, direct"
    })
    void theEnvironmentDecides(URI address, String way) throws Exception {
        var rules =
                ProxyRules.of(
                        Map.of(
                                "HTTPS_PROXY", "http://secure.example:3128",
                                "http_proxy", "plain.example:8080",
                                "NO_PROXY", ".intern.example, 10.0.0.0/8 ports.example:8443"));
        Proxy proxy = rules.select(address).getFirst();
        assertThat(text(proxy)).isEqualTo(way);
    }

    private static String text(Proxy proxy) {
        if (!(proxy.address() instanceof InetSocketAddress address)) return "direct";
        return address.getHostString() + ":" + address.getPort();
    }

    @Test
    void aProxyOfAnotherKindIsNamedWithoutItsPassword() {
        assertThatThrownBy(
                        () -> ProxyRules.of(Map.of("ALL_PROXY", "socks5://me:word@example.org:1")))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("socks5://***@example.org:1")
                .message()
                .doesNotContain("word");
    }

    @Test
    void requestsGoThroughTheProxy() throws Exception {
        try (var proxy = new LoopbackHub(request -> Reply.ok(new byte[] {1, 2, 3}))) {
            assertThat(statusThrough(proxy)).isEqualTo(200);
            assertThat(proxy.requests().getFirst().path()).isEqualTo("http://models.invalid/file");
        }
    }

    @Test
    void aProxyThatWantsALoginIsNamedAsSuch() throws Exception {
        String basic = "Basic realm=\"proxy\"";
        try (var proxy = new LoopbackHub(_ -> Reply.of(407, "Proxy-Authenticate", basic))) {
            assertThat(statusThrough(proxy)).isEqualTo(407);
        }
    }

    private static int statusThrough(LoopbackHub proxy) throws Exception {
        var settings =
                WebSettings.of(
                        Map.of("HTTP_PROXY", "http://127.0.0.1:" + proxy.address().getPort()));
        var file = URI.create("http://models.invalid/file");
        try (var client = new WebClient(settings);
                var answer = client.get(file, Map.of(), JobMonitor.NONE)) {
            return answer.status();
        }
    }
}
