package fathom.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import fathom.export.AtomicFiles;
import fathom.inference.Provider;
import fathom.job.UserFacingException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** {@link MachineSettings} on the disk, as a JSON object. May be used by several threads. */
public final class MachineSettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(MachineSettingsFile.class);

    private final Path file;
    private @Nullable MachineSettings known;

    /**
     * @param file its folder is created when something is first written
     */
    public MachineSettingsFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** What the file says; the defaults for all that it does not say. */
    public synchronized MachineSettings get() {
        if (known == null) known = read();
        return known;
    }

    /** Replaces the file; what is asked from now on is answered by the new settings. */
    public synchronized void set(MachineSettings settings) throws UserFacingException {
        if (settings.equals(get())) return;
        known = settings;
        var node = JsonNodeFactory.instance.objectNode();
        node.put("threads", settings.threads());
        settings.provider().ifPresent(provider -> node.put("provider", provider.id()));
        node.put("tuning", settings.tuning());
        settings.mirror().ifPresent(mirror -> node.put("mirror", mirror));
        String text = node.toPrettyString() + "\n";
        AtomicFiles.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private MachineSettings read() {
        var unset = MachineSettings.DEFAULT;
        try {
            JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(file));
            return new MachineSettings(
                    root.path("threads").asInt(unset.threads()),
                    Provider.byId(root.path("provider").asText()),
                    root.path("tuning").asBoolean(unset.tuning()),
                    Optional.ofNullable(root.path("mirror").textValue()));
        } catch (NoSuchFileException neverSet) {
            return unset;
        } catch (IOException damaged) {
            LOG.warn("{} cannot be read; the defaults hold", file, damaged);
            return unset;
        }
    }
}
