package fathom.store.web;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file that is wanted.
 *
 * @param name for messages
 * @param bytes its exact size, when it is known
 * @param most more bytes are not taken, whatever the source says
 * @param sha256 in lower-case hex; without it any bytes are taken that the server's own mark does
 *     not contradict
 * @param places where it is looked for, in turn
 */
public record FetchOrder(
        String name, OptionalLong bytes, long most, Optional<String> sha256, List<Place> places) {
    /** Several times the largest file of any known network. */
    private static final long MOST_BYTES = 16L << 30;

    public FetchOrder {
        places = List.copyOf(places);
    }

    /** Of a file that has the given size, or any that a network may have. */
    public FetchOrder(
            String name, OptionalLong bytes, Optional<String> sha256, List<Place> places) {
        this(name, bytes, bytes.orElse(MOST_BYTES), sha256, places);
    }

    /** Of a file whose size is known roughly: not more than twice as much is taken. */
    public FetchOrder ofAbout(long about) {
        return bytes.isPresent()
                ? this
                : new FetchOrder(name, bytes, Math.min(MOST_BYTES, 2 * about), sha256, places);
    }

    /** Somewhere that may have the file. */
    public sealed interface Place {
        /** Short and without what only its owner should see, such as a password. */
        String source();

        /** An address on the web. */
        record Web(URI address) implements Place {
            @Override
            public String source() {
                String host = Objects.requireNonNullElse(address.getHost(), "the source");
                return address.getPort() < 0 ? host : host + ":" + address.getPort();
            }

            @Override
            public String toString() {
                return AddressLogin.without(address).toString();
            }
        }

        /** A file on this machine, such as one in a folder that was brought along. */
        record Disk(Path file) implements Place {
            @Override
            public String source() {
                return "'" + file + "'";
            }

            @Override
            public String toString() {
                return file.toString();
            }
        }
    }
}
