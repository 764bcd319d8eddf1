package fathom.groundtruth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fathom.depth.DepthKind;
import fathom.job.UserFacingException;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/** The files of src/test/python/make_groundtruth_fixtures.py, which says what they hold. */
class GroundTruthFileTest {
    private static final Path FILES = Path.of("src/test/resources/groundtruth");

    @ParameterizedTest
    @ValueSource(strings = {"depth.npz", "one.mat", "one.h5"})
    void metresOfOneMapAreReadUpright(String name) throws UserFacingException {
        var map =
                GroundTruthFile.read(FILES.resolve(name), Optional.empty(), OptionalDouble.empty());

        assertThat(map.kind()).isEqualTo(DepthKind.METRIC_DEPTH);
        isRamp(map.grid(), 0, 0);
    }

    @Test
    void anArchiveWithoutNamesGivesItsFirstArray() throws UserFacingException {
        var map = read("arr0.npz", OptionalDouble.empty());

        isRamp(map, 1, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nyu5.mat",
                "nyu73.mat",
                "nyu-without-matlab.h5",
                "count-height-width.h5",
                "chunked.h5"
            })
    void everyMapAndPhotographOfASetIsReadAlone(String name) throws UserFacingException {
        try (var stack = DepthStack.open(FILES.resolve(name))) {
            assertThat(stack.size()).isEqualTo(2);
            assertThat(stack.hasPhotos()).isTrue();
            for (int i = 0; i < 2; i++) {
                isRamp(stack.depth(i).values(), i, 0);
                var photo = stack.photo(i);
                assertThat(photo.width()).isEqualTo(6);
                assertThat(photo.height()).isEqualTo(4);
                assertThat(photo.rgbAt(5, 3)).isEqualTo(50 << 16 | 60 << 8 | 100 + i);
                assertThat(photo.rgbAt(0, 2)).isEqualTo(40 << 8 | 100 + i);
            }
        }
    }

    @Test
    void wholeNumbersNeedTheirScale() throws UserFacingException {
        isRamp(read("millimetres.mat", OptionalDouble.of(1000)), 0, 6e-4f);
        assertThatThrownBy(() -> read("millimetres.mat", OptionalDouble.empty()))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("millimetres.mat")
                .hasMessageContaining("--depth-scale");
    }

    @Test
    void aSetIsNoGroundTruthOfOnePhotograph() {
        assertThatThrownBy(() -> read("nyu73.mat", OptionalDouble.empty()))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("2 depth maps");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nodepth.npz", "nothing.mat"})
    void filesWithoutDepthAreRefusedByName(String name) {
        assertThatThrownBy(() -> read(name, OptionalDouble.empty()))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "depth.npz",
                "arr0.npz",
                "one.mat",
                "nyu5.mat",
                "nyu73.mat",
                "one.h5",
                "count-height-width.h5"
            })
    void aFileCutAnywhereIsRefusedOrReadInFullAndNeverAnythingElse(
            String name, @TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(FILES.resolve(name));
        for (int cut = 0; cut < whole.length; cut += Math.max(1, whole.length / 60)) {
            Path file = folder.resolve(cut + name);
            Files.write(file, java.util.Arrays.copyOf(whole, cut));
            try {
                GroundTruthFile.read(file, Optional.empty(), OptionalDouble.empty());
            } catch (UserFacingException refused) {
                assertThat(refused).hasMessageContaining(name);
            }
        }
    }

    private static FloatGrid read(String name, OptionalDouble scale) throws UserFacingException {
        return GroundTruthFile.read(FILES.resolve(name), Optional.empty(), scale).grid();
    }

    private static void isRamp(FloatGrid grid, int map, float tolerance) {
        assertThat(grid.width()).isEqualTo(6);
        assertThat(grid.height()).isEqualTo(4);
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 6; x++) {
                assertThat(grid.at(x, y))
                        .isCloseTo(1 + map + y / 8f + x / 64f, within(tolerance + 1e-6f));
            }
        }
    }
}
