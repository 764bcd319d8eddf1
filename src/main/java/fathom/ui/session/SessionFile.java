package fathom.ui.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import fathom.export.AtomicFiles;
import fathom.job.Fault;
import fathom.job.UserFacingException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sessions on the disk. */
final class SessionFile {
    private SessionFile() {}

    static void write(Session session, Path file) throws UserFacingException {
        String text =
                SessionJson.write(session, RelativeFiles.folderOf(file)).toPrettyString() + "\n";
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        AtomicFiles.write(
                file,
                true,
                target -> {
                    while (bytes.hasRemaining()) target.write(bytes);
                });
    }

    /**
     * @param usual what holds for all that the session does not say
     * @throws UserFacingException {@link Fault#BAD_INPUT} for a file that is no session
     */
    static Session read(Path file, ComparisonChoices usual) throws UserFacingException {
        try {
            JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(file));
            if (!root.path(SessionJson.VERSION).isNumber()) throw bad(file, "it is none", null);
            return SessionJson.read(root, RelativeFiles.folderOf(file), usual);
        } catch (JsonProcessingException broken) {
            throw bad(file, "it is no JSON", broken);
        } catch (IOException unreadable) {
            throw bad(file, String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    private static UserFacingException bad(Path file, String reason, @Nullable Exception cause) {
        return new UserFacingException(
                Fault.BAD_INPUT,
                "The session '%s' cannot be opened: %s.".formatted(file.getFileName(), reason),
                "Choose a file that Fathom saved as a session.",
                cause);
    }
}
