package fathom.store.web;

import fathom.job.Fault;
import fathom.job.UserFacingException;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the network is reached, from the environment variables that other tools read, too: {@code
 * HF_ENDPOINT}, {@code HF_TOKEN}, {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY},
 * {@code NO_PROXY}.
 *
 * @param hub the hub's address, or a mirror's, without a slash at its end
 * @param token that opens gated repositories of the hub
 * @param mirror a web address or a folder that is asked before the hub
 */
public record WebSettings(
        URI hub,
        Optional<String> token,
        ProxyRules proxies,
        RetryRules retries,
        Optional<String> mirror) {
    private static final URI OFFICIAL = URI.create("https://huggingface.co");

    public static WebSettings of(Map<String, String> environment) throws UserFacingException {
        return new WebSettings(
                endpoint(environment),
                value(environment, "HF_TOKEN")
                        .or(() -> value(environment, "HUGGING_FACE_HUB_TOKEN")),
                ProxyRules.of(environment),
                RetryRules.DEFAULT,
                Optional.empty());
    }

    public WebSettings withHub(URI address) {
        return new WebSettings(address, token, proxies, retries, mirror);
    }

    public WebSettings withRetries(RetryRules rules) {
        return new WebSettings(hub, token, proxies, rules, mirror);
    }

    public WebSettings withMirror(Optional<String> place) {
        return new WebSettings(hub, token, proxies, retries, place);
    }

    /** Whether the hub's address is the official one. */
    public boolean isOfficialHub() {
        return hub.equals(OFFICIAL);
    }

    /** Parses the address of a hub or a mirror. */
    public static URI address(String text, String what) throws UserFacingException {
        String trimmed = text.strip().replaceAll("/+$", "");
        try {
            var address = URI.create(trimmed);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https")) && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // told below like any other text that is no address
        }
        throw new UserFacingException(
                Fault.USAGE,
                "%s is '%s', which is no web address.".formatted(what, text),
                "Give an address such as https://huggingface.co.");
    }

    /** A token goes only where nobody listens in: over TLS, or to this machine. */
    static boolean isPrivate(URI address) {
        return "https".equalsIgnoreCase(address.getScheme()) || isLoopback(address.getHost());
    }

    static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.equals("localhost") || name.endsWith(".localhost")) return true;
        boolean literal = name.matches("[0-9.]+|\\[.*]|.*:.*");
        if (!literal) return false;
        try {
            return InetAddress.getByName(name).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }

    private static URI endpoint(Map<String, String> environment) throws UserFacingException {
        var endpoint = value(environment, "HF_ENDPOINT");
        return endpoint.isPresent() ? address(endpoint.get(), "HF_ENDPOINT") : OFFICIAL;
    }

    static Optional<String> value(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }
}
