package fathom.store.web;

import fathom.job.Fault;
import fathom.job.UserFacingException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which proxy leads to which address, as curl reads the environment. */
public final class ProxyRules extends ProxySelector {
    private static final int DEFAULT_PORT = 1080;

    private final Optional<Entry> https;
    private final Optional<Entry> http;
    private final List<String> direct;

    private record Entry(String host, int port, Optional<String> login) {
        Proxy proxy() {
            // Unresolved: the proxy's name is looked up when it is used.
            return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
        }
    }

    private ProxyRules(Optional<Entry> https, Optional<Entry> http, List<String> direct) {
        this.https = https;
        this.http = http;
        this.direct = direct;
    }

    /** Small letters win over capitals, a scheme's own variable over {@code ALL_PROXY}. */
    static ProxyRules of(Map<String, String> environment) throws UserFacingException {
        return new ProxyRules(
                entry(environment, "https_proxy"),
                entry(environment, "http_proxy"),
                exceptions(either(environment, "no_proxy").orElse("")));
    }

    private static Optional<String> either(Map<String, String> environment, String name) {
        return WebSettings.value(environment, name)
                .or(() -> WebSettings.value(environment, name.toUpperCase(Locale.ROOT)));
    }

    private static Optional<Entry> entry(Map<String, String> environment, String name)
            throws UserFacingException {
        var text = either(environment, name).or(() -> either(environment, "all_proxy"));
        return text.isEmpty() ? Optional.empty() : Optional.of(parse(text.get(), name));
    }

    private static Entry parse(String text, String variable) throws UserFacingException {
        try {
            var address = URI.create(text.contains("://") ? text : "http://" + text);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if (address.getHost() != null && scheme.equals("http")) {
                int port = address.getPort() < 0 ? DEFAULT_PORT : address.getPort();
                return new Entry(
                        address.getHost(), port, Optional.ofNullable(address.getRawUserInfo()));
            }
        } catch (IllegalArgumentException _) {
            // told below like any other text that is no proxy
        }
        throw new UserFacingException(
                Fault.USAGE,
                "The proxy in %s is none that Fathom can use: '%s'."
                        .formatted(
                                variable.toUpperCase(Locale.ROOT),
                                text.replaceAll("//[^/@]*@", "//***@")),
                "Give an HTTP proxy such as http://proxy.example.org:8080.");
    }

    private static List<String> exceptions(String text) {
        return Stream.of(text.split("[,\\s]+"))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    @Override
    public List<Proxy> select(@Nullable URI address) {
        if (address == null || address.getHost() == null) return List.of(Proxy.NO_PROXY);
        if (goesDirect(address)) return List.of(Proxy.NO_PROXY);
        var entry = "https".equalsIgnoreCase(address.getScheme()) ? https : http;
        return List.of(entry.map(Entry::proxy).orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
        // The failure reaches the fetch by itself.
    }

    /** This machine itself is never reached through a proxy. */
    private boolean goesDirect(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        return WebSettings.isLoopback(address.getHost())
                || direct.stream().anyMatch(entry -> covers(entry, host, address.getPort()));
    }

    private static boolean covers(String entry, String host, int port) {
        if (entry.equals("*")) return true;
        if (entry.contains("/")) return Network.of(entry).filter(n -> n.holds(host)).isPresent();
        String name = entry.replaceFirst("^\\*?\\.", "");
        int colon = name.lastIndexOf(':');
        if (colon > 0 && name.indexOf(':') == colon && name.substring(colon + 1).matches("\\d+")) {
            if (Integer.parseInt(name.substring(colon + 1)) != port) return false;
            name = name.substring(0, colon);
        }
        return host.equals(name) || host.endsWith("." + name);
    }

    /** An IPv4 network such as {@code 10.0.0.0/8}. */
    private record Network(int base, int mask) {
        static Optional<Network> of(String entry) {
            String[] parts = entry.split("/", 2);
            if (!parts[1].matches("\\d{1,2}") || Integer.parseInt(parts[1]) > 32) {
                return Optional.empty();
            }
            int bits = Integer.parseInt(parts[1]);
            int mask = bits == 0 ? 0 : -1 << (32 - bits);
            return number(parts[0]).map(base -> new Network(base & mask, mask));
        }

        boolean holds(String host) {
            return number(host).filter(address -> (address & mask) == base).isPresent();
        }

        private static Optional<Integer> number(String dotted) {
            if (!dotted.matches("(\\d{1,3}\\.){3}\\d{1,3}")) return Optional.empty();
            int number = 0;
            for (String part : dotted.split("\\.")) number = number << 8 | Integer.parseInt(part);
            return Optional.of(number);
        }
    }

    boolean haveLogin() {
        return Stream.of(https, http).flatMap(Optional::stream).anyMatch(e -> e.login.isPresent());
    }

    /** Answers proxies that ask for the name and password of the environment, and nobody else. */
    Authenticator authenticator() {
        return new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                if (getRequestorType() != RequestorType.PROXY) return null;
                return Stream.of(https, http)
                        .flatMap(Optional::stream)
                        .filter(entry -> entry.host.equalsIgnoreCase(getRequestingHost()))
                        .filter(entry -> entry.port == getRequestingPort())
                        .flatMap(entry -> entry.login.stream())
                        .findFirst()
                        .map(ProxyRules::login)
                        .orElse(null);
            }
        };
    }

    private static PasswordAuthentication login(String userInfo) {
        String[] parts = userInfo.split(":", 2);
        String password = parts.length > 1 ? decoded(parts[1]) : "";
        return new PasswordAuthentication(decoded(parts[0]), password.toCharArray());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
