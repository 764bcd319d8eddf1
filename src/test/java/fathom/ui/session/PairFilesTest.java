package fathom.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;

import fathom.compare.PointPair;
import fathom.ui.TestCards;
import fathom.ui.jobs.JobRunner;
import fathom.ui.state.BlankPhotos;
import fathom.ui.state.WorkbenchViewModel;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

class PairFilesTest {
    @TempDir private Path folder = Path.of("");

    private final BlockingQueue<Runnable> deliveries = new LinkedBlockingQueue<>();
    private final JobRunner runner = new JobRunner("pairs-test", 1, deliveries::add);

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void pairsOfAllPhotographsAreSavedRowFirstAndComeBackInAnotherWindow() throws Exception {
        var before = open("a.png", "sub/b.png");
        var marking = before.comparison().marking();
        marking.setPairs(List.of(new PointPair(1, 2, 3, 0)));
        before.library().next();
        marking.setPairs(List.of(new PointPair(0, 1, 2, 2), new PointPair(3, 3, 1, 1)));
        Path file = folder.resolve("pairs.json");
        new PairFiles(before, runner).save(file);
        deliverUntil(() -> Files.exists(file) && !before.status().notices().isEmpty());

        var written = new ObjectMapper().readTree(file.toFile());
        assertThat(written.path("a.png").path(0).toString())
                .isEqualTo("{\"point1\":[2,1],\"point2\":[0,3],\"closer_point\":\"point1\"}");
        assertThat(written.path("sub/b.png")).hasSize(2);

        var after = open("sub/b.png", "a.png");
        new PairFiles(after, runner).load(file);
        deliverUntil(() -> !after.status().notices().isEmpty());
        var items = after.library().items();
        assertThat(after.comparison().marking().pairs())
                .containsExactly(new PointPair(0, 1, 2, 2), new PointPair(3, 3, 1, 1));
        assertThat(after.comparison().marking().pairsOf(items.get(1)))
                .containsExactly(new PointPair(1, 2, 3, 0));
    }

    @Test
    void aPairWhoseSecondPointIsNearerIsTurnedRound() throws Exception {
        Path file = folder.resolve("pairs.json");
        Files.writeString(
                file,
                """
                {"elsewhere/a.png": [
                  {"point1": [0, 1], "point2": [2, 3], "closer_point": "point2"}]}
                """);
        var workbench = open("a.png");
        new PairFiles(workbench, runner).load(file);
        deliverUntil(() -> !workbench.status().notices().isEmpty());

        assertThat(workbench.comparison().marking().pairs())
                .containsExactly(new PointPair(3, 2, 1, 0));
    }

    @Test
    void aFileOfOtherPhotographsSaysThatNoneIsOpen() throws Exception {
        Path file = folder.resolve("pairs.json");
        Files.writeString(file, "{\"c.png\": []}");
        var workbench = open("a.png");
        new PairFiles(workbench, runner).load(file);
        deliverUntil(() -> !workbench.status().notices().isEmpty());

        assertThat(workbench.status().notices().getFirst().message())
                .isEqualTo("No photograph of 'pairs.json' is open; it names 1.");
    }

    private WorkbenchViewModel open(String... names) throws Exception {
        var workbench =
                new WorkbenchViewModel(
                        new BlankPhotos(4, 4),
                        (_, _) -> {
                            throw new CancellationException();
                        },
                        List.of(TestCards.card("first")),
                        new WorkbenchViewModel.Runners(runner, runner, runner),
                        1 << 20);
        workbench.library().open(List.of(names).stream().map(folder::resolve).toList());
        deliverUntil(() -> workbench.photoProperty().get() != null);
        return workbench;
    }

    private void deliverUntil(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            var delivery = deliveries.poll(30, TimeUnit.SECONDS);
            if (delivery == null) throw new AssertionError("Nothing more was delivered");
            delivery.run();
        }
    }
}
