package fathom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class ChooserFoldersTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void dialogsOpenBesideThePhotographUntilAFileOfTheirPurposeWasChosen() throws Exception {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        Path depths = Files.createDirectory(folder.resolve("depths"));
        var folders = new ChooserFolders(() -> Optional.of(photos.resolve("room.jpg")), List.of());

        assertThat(folders.start("depth")).contains(photos);
        folders.chosen("depth", depths.resolve("room.npy"));
        assertThat(folders.start("depth")).contains(depths);
        assertThat(folders.start("pairs")).contains(photos);

        Files.delete(depths);
        assertThat(folders.start("depth")).contains(photos);
    }

    @Test
    void theFolderOfABundledPhotographIsNotTheUsers() {
        Path bundled = folder.resolve("bundled.jpg");
        assertThat(new ChooserFolders(() -> Optional.of(bundled), List.of(bundled)).start("depth"))
                .isEmpty();
        assertThat(new ChooserFolders(Optional::empty, List.of()).start("depth")).isEmpty();
    }
}
