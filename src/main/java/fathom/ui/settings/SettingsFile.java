package fathom.ui.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import fathom.export.AtomicFiles;
import fathom.job.UserFacingException;
import fathom.ui.state.Notice;
import fathom.ui.text.Messages;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Settings on the disk. Reading never fails: a file that is no JSON object is set aside, and the
 * window starts as on its first day.
 */
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);

    private final Path file;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * @param file its folder is created when something is first written
     */
    public SettingsFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * @param notice what the user should know about the reading; usually nothing
     */
    public record Found(Settings settings, Optional<Notice> notice) {}

    public Found read() {
        try {
            JsonNode root = json.readTree(Files.readAllBytes(file));
            if (root.isObject()) return new Found(SettingsJson.read(root), Optional.empty());
            return setAside("not a JSON object");
        } catch (NoSuchFileException firstStart) {
            return new Found(Settings.DEFAULT, Optional.empty());
        } catch (JsonProcessingException broken) {
            return setAside(broken.getOriginalMessage());
        } catch (IOException unreadable) {
            LOG.warn("Cannot read {}: {}", file, unreadable.toString());
            return defaults(Messages.text("settings.unreadable", file), file);
        }
    }

    /** Replaces the file; it is complete at every moment. */
    public void write(Settings settings) throws UserFacingException {
        String text = SettingsJson.write(settings).toPrettyString() + "\n";
        AtomicFiles.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private Found setAside(String why) {
        Path aside = file.resolveSibling(file.getFileName() + ".bad");
        LOG.warn("{} is damaged: {}", file, why);
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException stays) {
            LOG.warn("Cannot move it to {}: {}", aside, stays.toString());
            return defaults(Messages.text("settings.damaged", file), file);
        }
        return defaults(Messages.text("settings.setaside", file, aside.getFileName()), aside);
    }

    private static Found defaults(String message, Path shown) {
        var notice =
                new Notice(
                        Notice.Tone.WARNING,
                        message,
                        Messages.text("settings.defaults"),
                        Optional.of(shown));
        return new Found(Settings.DEFAULT, Optional.of(notice));
    }
}
