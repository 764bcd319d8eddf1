package fathom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class NetworkFolderTest {
    @TempDir private Path home = Path.of("");
    private final SimpleObjectProperty<Optional<Path>> last =
            new SimpleObjectProperty<>(Optional.empty());

    @Test
    void networksAreLookedForWhereTheLastOneWasWhileThatFolderIsThere() throws Exception {
        Path networks = Files.createDirectory(home.resolve("networks"));
        var folder = new NetworkFolder(last, home);
        assertThat(folder.start()).isEqualTo(home);

        folder.tookFrom(networks.resolve("own.onnx"));

        assertThat(folder.start()).isEqualTo(networks);
        assertThat(new NetworkFolder(last, home).start()).isEqualTo(networks);
        Files.delete(networks);
        assertThat(folder.start()).isEqualTo(home);
    }

    @Test
    void beforeThereWasOneTheyAreLookedForAmongTheDownloads() throws Exception {
        Path downloads = Files.createDirectory(home.resolve("Downloads"));
        assertThat(new NetworkFolder(last, home).start()).isEqualTo(downloads);
    }
}
