package fathom.store.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A name and a password that stand in an address, as mirrors in a company's network want them. */
public final class AddressLogin {
    private AddressLogin() {}

    /** What RFC 7617 makes of them; empty for an address without. */
    static Optional<String> basic(URI address) {
        return Optional.ofNullable(address.getUserInfo())
                .map(info -> info.getBytes(StandardCharsets.UTF_8))
                .map(bytes -> "Basic " + Base64.getEncoder().encodeToString(bytes));
    }

    /** The address as it may be shown and kept. */
    public static URI without(URI address) {
        String info = address.getRawUserInfo();
        if (info == null) return address;
        return URI.create(address.toString().replaceFirst("//[^/?#]*@", "//"));
    }
}
