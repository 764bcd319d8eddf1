package fathom.store.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.model.Sha256;
import fathom.store.web.LoopbackHub.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** On a disk of 40 MB that is really full; only where this process may make one. */
@Timeout(120)
class FullDiskTest {
    private static final int DISK_MB = 40;

    @TempDir private Path folder;
    private Path disk = Path.of("");
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectories(folder.resolve("disk"));
        mounted =
                run(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "size=" + DISK_MB + "m",
                        "tmpfs",
                        disk.toString());
        assumeTrue(mounted, "This process may not mount a small disk");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) run("umount", disk.toString());
    }

    @Test
    void aFileThatDoesNotFitIsRefusedBeforeItsFirstByte() throws Exception {
        var failure =
                catchThrowableOfType(
                        UserFacingException.class, () -> DiskSpace.require(disk, 100L << 20));
        assertThat(failure.fault()).isEqualTo(Fault.CANNOT_WRITE);
        assertThat(failure.problem()).contains(disk.toString(), "42 MB free");
    }

    @Test
    void aDiskThatFillsUpSaysSoAndTheRestComesWhenThereIsRoom() throws Exception {
        byte[] file = new byte[(DISK_MB + 4) << 20];
        new Random(5).nextBytes(file);
        Path target = disk.resolve("model.onnx");
        // The server names no size, so that nothing could be known before.
        var unsized = new Reply(200, Map.of(), file, file.length, 0);
        try (var hub =
                        new LoopbackHub(
                                request ->
                                        request.from() == 0
                                                ? unsized
                                                : Reply.range(request, file));
                var client =
                        new WebClient(
                                WebSettings.of(Map.of("HF_ENDPOINT", hub.address().toString())))) {
            var order =
                    new FetchOrder(
                            "model.onnx",
                            OptionalLong.empty(),
                            Optional.of(HexFormat.of().formatHex(Sha256.digest().digest(file))),
                            List.of(new FetchOrder.Place.Web(hub.at("/f"))));
            var fetch = new FileFetch(client);
            var transfer = new Transfer(OptionalLong.empty(), _ -> {});
            var failure =
                    catchThrowableOfType(
                            UserFacingException.class,
                            () -> fetch.fetch(order, target, transfer, JobMonitor.NONE));
            assertThat(failure.fault()).isEqualTo(Fault.CANNOT_WRITE);
            assertThat(failure.problem()).contains("the disk is full");
            assertThat(target).doesNotExist();
            long kept = FileFetch.kept(target);
            assertThat(kept).isBetween(30L << 20, (long) DISK_MB << 20);

            assertThat(run("mount", "-o", "remount,size=120m", disk.toString())).isTrue();
            fetch.fetch(order, target, transfer, JobMonitor.NONE);
            assertThat(target).hasBinaryContent(file);
            assertThat(hub.requests().getLast().from()).isEqualTo((int) kept);
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
