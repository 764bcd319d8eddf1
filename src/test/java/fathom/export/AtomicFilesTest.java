package fathom.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fathom.job.Fault;
import fathom.job.UserFacingException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

class AtomicFilesTest {
    @TempDir private Path folder;

    @Test
    void aWrittenFileStandsAloneUnderItsName() throws Exception {
        AtomicFiles.write(folder.resolve("a.txt"), false, text("new"));

        assertThat(names()).containsExactly("a.txt");
        assertThat(folder.resolve("a.txt")).hasContent("new");
    }

    @Test
    void anExistingFileIsReplacedOnlyWhenAllowed() throws Exception {
        Path target = Files.writeString(folder.resolve("a.txt"), "old");

        assertThatExceptionOfType(UserFacingException.class)
                .isThrownBy(() -> AtomicFiles.write(target, false, text("new")))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.CANNOT_WRITE))
                .withMessageContaining("a.txt")
                .withMessageContaining("--overwrite");
        assertThat(target).hasContent("old");

        AtomicFiles.write(target, true, text("new"));
        assertThat(target).hasContent("new");
    }

    @Test
    void aFileThatAppearsMeanwhileIsKept() throws Exception {
        Path target = folder.resolve("a.txt");
        assertThatExceptionOfType(UserFacingException.class)
                .isThrownBy(
                        () ->
                                AtomicFiles.write(
                                        target, false, _ -> Files.writeString(target, "theirs")));
        assertThat(target).hasContent("theirs");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void aFullDiskLeavesTheOldFileAndSaysSo() throws Exception {
        Path target = Files.writeString(folder.resolve("a.txt"), "old");
        assertThatExceptionOfType(UserFacingException.class)
                .isThrownBy(
                        () ->
                                AtomicFiles.write(
                                        target,
                                        true,
                                        file -> {
                                            text("half").writeTo(file);
                                            throw new IOException("No space left on device");
                                        }))
                .withMessageContaining("the disk is full");
        assertThat(target).hasContent("old");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void cancellingLeavesNothing() throws Exception {
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(
                        () ->
                                AtomicFiles.write(
                                        folder.resolve("a.txt"),
                                        false,
                                        _ -> {
                                            throw new CancellationException();
                                        }));
        assertThat(names()).isEmpty();
    }

    @Test
    void aSetAppearsOnlyWhenItsLastFileIsComplete() throws Exception {
        Files.writeString(folder.resolve("b.txt"), "in the way");
        try (var files = new AtomicFiles(false)) {
            files.add(folder.resolve("a.txt"), text("a"));
            assertThatExceptionOfType(UserFacingException.class)
                    .isThrownBy(() -> files.add(folder.resolve("b.txt"), text("b")));
        }
        assertThat(names()).containsExactly("b.txt");
    }

    @Test
    void aMissingFolderIsNamedAsTheReason() {
        assertThatExceptionOfType(UserFacingException.class)
                .isThrownBy(() -> AtomicFiles.write(folder.resolve("no/a.txt"), false, text("new")))
                .withMessageContaining("folder does not exist");
    }

    private static AtomicFiles.Content text(String text) {
        return file -> file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
