package fathom.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fathom.job.Fault;
import fathom.job.UserFacingException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The hashes that files had when they were first fetched, where their publisher names none: from
 * then on they must keep them. They lie beside the files, in {@code pins.json}.
 */
public final class Pins {
    public static final String FILE = "pins.json";
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Map<String, Pin> pins;

    /**
     * @param from where the file came from
     * @param revision the commit that the hub named
     */
    public record Pin(String sha256, long bytes, String from, Optional<String> revision) {}

    public Pins(Map<String, Pin> pins) {
        this.pins = new LinkedHashMap<>(pins);
    }

    /** Those of a network's folder; none when nothing was pinned there. */
    public static Pins read(Path folder) throws UserFacingException {
        Path file = folder.resolve(FILE);
        try {
            var pins = new LinkedHashMap<String, Pin>();
            for (var entry : new ObjectMapper().readTree(Files.readString(file)).properties()) {
                var fields = entry.getValue();
                String sha256 = fields.path("sha256").asText();
                if (!SHA256.matcher(sha256).matches()) throw damaged(file, null);
                pins.put(
                        entry.getKey(),
                        new Pin(
                                sha256,
                                fields.path("bytes").asLong(),
                                fields.path("from").asText(),
                                Optional.of(fields.path("revision").asText())
                                        .filter(text -> !text.isEmpty())));
            }
            return new Pins(pins);
        } catch (NoSuchFileException none) {
            return new Pins(Map.of());
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    private static UserFacingException damaged(Path file, @Nullable Exception cause) {
        return new UserFacingException(
                Fault.MODEL_UNAVAILABLE,
                "%s is damaged, so its model cannot be verified.".formatted(file),
                "Remove the model and fetch it again.",
                cause);
    }

    public Optional<Pin> of(String name) {
        return Optional.ofNullable(pins.get(name));
    }

    public boolean isEmpty() {
        return pins.isEmpty();
    }

    /** Files without a published hash get the pinned one. */
    public ModelFiles apply(ModelFiles files) {
        return new ModelFiles(
                files.folder(),
                files.precision(),
                files.files().stream().map(this::apply).toList());
    }

    private ModelFile apply(ModelFile file) {
        var pin = pins.get(file.name());
        return pin == null || file.sha256().isPresent() ? file : file.withSha256(pin.sha256());
    }

    /** The text of the file. */
    public String toJson() {
        var json = new ObjectMapper();
        ObjectNode root = json.createObjectNode();
        pins.forEach(
                (name, pin) -> {
                    var fields = root.putObject(name);
                    fields.put("sha256", pin.sha256());
                    fields.put("bytes", pin.bytes());
                    fields.put("from", pin.from());
                    pin.revision().ifPresent(revision -> fields.put("revision", revision));
                });
        return root.toPrettyString() + "\n";
    }
}
