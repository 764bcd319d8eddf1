package fathom.evaluate.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fathom.compare.PointPair;
import fathom.compare.PointPair.Nearer;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.evaluate.Ordinal.Judged;
import fathom.evaluate.Protocol;
import fathom.evaluate.run.ImageTask;
import fathom.export.depth.DepthExport;
import fathom.export.depth.DepthExporter;
import fathom.export.depth.DepthFormat;
import fathom.image.PhotoReader;
import fathom.image.ReadLimits;
import fathom.job.UserFacingException;
import fathom.raster.FloatGrid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

/** The layouts are those that the data sets are distributed in. */
class DatasetsTest {
    private static final Path STACKS = Path.of("src/test/resources/groundtruth");

    @TempDir private Path folder;

    @Test
    void aTableListsPairsRelativeToItself() throws IOException, UserFacingException {
        photo("a/one.png");
        depth("b/x, y.npy");
        Files.writeString(folder.resolve("INDEX.csv"), "image,depth\n\na/one.png,\"b/x, y.npy\"\n");

        assertThat(pairs(folder.resolve("INDEX.csv"))).containsExactly("a/one.png");
        assertThat(pairs(folder)).containsExactly("a/one.png");
    }

    @Test
    void aTableWithoutItsHeaderIsRefused() throws IOException {
        Files.writeString(folder.resolve("t.csv"), "a.png,b.png\n");

        assertThatThrownBy(() -> pairs(folder.resolve("t.csv")))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("image,depth");
    }

    @Test
    void foldersOfPhotographsAndDepthArePairedByName() throws IOException, UserFacingException {
        photo("s1/rgb/1.jpg");
        photo("s1/rgb/2.jpg");
        photo("s1/rgb/alone.jpg");
        millimetres("s1/depth/1.png");
        depth("s1/depth/2.npy");

        try (var dataset = open(folder, Optional.empty())) {
            assertThat(names(dataset)).containsExactly("s1/rgb/1.jpg", "s1/rgb/2.jpg");
            assertThat(dataset.notes().getFirst()).startsWith("1 photograph has no depth");
        }
    }

    @Test
    void diodesMaskTakesPixelsAway() throws IOException, UserFacingException {
        photo("scene/00_00.png");
        depth("scene/00_00_depth.npy");
        mask("scene/00_00_depth_mask.npy");

        try (var dataset = open(folder, Optional.empty())) {
            assertThat(names(dataset)).containsExactly("scene/00_00.png");
            var truth = dataset.example(0).truth();
            assertThat(truth.mask().includes(0)).isFalse();
            assertThat(truth.mask().includes(1)).isTrue();
        }
    }

    @Test
    void aTablesMaskMayBeOfNumpysTruthValues() throws IOException, UserFacingException {
        photo("a.png");
        depth("a.npy");
        Files.writeString(folder.resolve("t.csv"), "image,depth,mask\na.png,a.npy,valid.npy\n");
        // numpy.save of a (3, 4) array of bool whose second value alone is True
        String header = "{'descr': '|b1', 'fortran_order': False, 'shape': (3, 4), }";
        var file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
        file.writeBytes((header + " ".repeat(117 - header.length()) + "\n").getBytes(US_ASCII));
        file.writeBytes(new byte[] {0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        Files.write(folder.resolve("valid.npy"), file.toByteArray());

        try (var dataset = open(folder.resolve("t.csv"), Optional.empty())) {
            var mask = dataset.example(0).truth().mask();
            assertThat(IntStream.range(0, 12).filter(mask::includes)).containsExactly(1);
        }
    }

    @Test
    void kittisLayoutsBringTheirScale() throws IOException, UserFacingException {
        photo("raw/2011_09_26/2011_09_26_drive_0002_sync/image_02/data/0000000069.png");
        millimetres(
                "val/2011_09_26_drive_0002_sync/proj_depth/groundtruth/image_02/0000000069.png");

        try (var dataset = open(folder, Optional.empty())) {
            assertThat(dataset.size()).isEqualTo(1);
            // 512 steps of 1/256 m
            assertThat(dataset.example(0).truth().depth().grid().at(0, 0)).isEqualTo(2);
        }
    }

    @Test
    void kittisSelectionIsPairedByDriveFrameAndCamera() throws IOException, UserFacingException {
        photo("image/2011_09_26_drive_0002_sync_image_0000000005_image_02.png");
        photo("image/2011_09_26_drive_0002_sync_image_0000000005_image_03.png");
        millimetres(
                "groundtruth_depth/2011_09_26_drive_0002_sync_groundtruth_depth_0000000005_image_03.png");

        assertThat(pairs(folder))
                .containsExactly("image/2011_09_26_drive_0002_sync_image_0000000005_image_03.png");
    }

    @Test
    void nyuAsBtsSplitsItBringsMillimetres() throws IOException, UserFacingException {
        photo("bathroom/rgb_00045.jpg");
        millimetres("bathroom/sync_depth_00045.png");

        try (var dataset = open(folder, Optional.empty())) {
            assertThat(names(dataset)).containsExactly("bathroom/rgb_00045.jpg");
            assertThat(dataset.example(0).truth().depth().grid().at(0, 0)).isEqualTo(0.512f);
        }
    }

    @Test
    void tumsNearestTimesBelongTogether() throws IOException, UserFacingException {
        for (String name : List.of("1.000", "1.030", "1.100")) photo("rgb/" + name + ".png");
        for (String name : List.of("1.001", "1.021", "1.040"))
            millimetres("depth/" + name + ".png");
        Files.writeString(
                folder.resolve("rgb.txt"),
                "# color images\n1.000 rgb/1.000.png\n1.030 rgb/1.030.png\n1.100 rgb/1.100.png\n");
        Files.writeString(
                folder.resolve("depth.txt"),
                "1.001 depth/1.001.png\n1.021 depth/1.021.png\n1.040 depth/1.040.png\n");

        try (var dataset = open(folder, Optional.empty())) {
            assertThat(names(dataset)).containsExactly("rgb/1.000.png", "rgb/1.030.png");
            // 512 of 5000 steps
            assertThat(dataset.example(1).truth().depth().grid().at(0, 0)).isEqualTo(0.1024f);
        }
    }

    @Test
    void tumsAssociationsAreTakenAsTheyStand() throws IOException, UserFacingException {
        photo("rgb/1.png");
        millimetres("depth/2.png");
        Files.writeString(folder.resolve("associations.txt"), "1.0 depth/2.png 1.0 rgb/1.png\n");

        assertThat(pairs(folder)).containsExactly("rgb/1.png");
    }

    @Test
    void templatesPairWhatIsNamedOtherwise() throws IOException, UserFacingException {
        photo("left/A-7.png");
        depth("laser/7_A.npy");
        depth("laser/scan A-7.npy");

        try (var dataset = open(folder, PairRule.ofTemplates("left/{}.png", "laser/scan {}.npy"))) {
            assertThat(names(dataset)).containsExactly("left/A-7.png");
        }
        assertThat(PairRule.ofTemplates("left/{}.png", "laser/x.npy")).isEmpty();
    }

    @Test
    void setsInOneFileAreReadImageByImage() throws UserFacingException {
        for (String name : List.of("nyu73.mat", "nyu5.mat", "nyu-without-matlab.h5")) {
            try (var dataset = open(STACKS.resolve(name), Optional.empty())) {
                assertThat(names(dataset)).containsExactly(name + "#0", name + "#1");
                assertThat(dataset.example(1).photo().rgbAt(0, 0) & 0xff).isEqualTo(101);
                assertThat(dataset.example(1).truth().depth().grid().at(0, 0)).isEqualTo(2);
            }
        }
    }

    @Test
    void anEmptyFolderSaysWhatIsWanted() {
        assertThatThrownBy(() -> pairs(folder))
                .isInstanceOf(UserFacingException.class)
                .hasMessageContaining("--pair")
                .hasMessageContaining("image,depth");
    }

    /** Rows 23 to 375 and columns 13 to 1229 of 375 × 1242. */
    @Test
    void kittisBenchmarkCutTakesPhotographAndDepthAlike() throws IOException, UserFacingException {
        var image = new BufferedImage(1242, 375, BufferedImage.TYPE_INT_RGB);
        image.setRGB(13, 23, 0x123456);
        Files.createDirectories(folder.resolve("rgb"));
        ImageIO.write(image, "png", folder.resolve("rgb/k.png").toFile());
        var metres = new float[1242 * 375];
        for (int i = 0; i < metres.length; i++) metres[i] = i;
        write(metres, 1242, folder.resolve("depth/k.npy"));

        try (var dataset = open(folder, Optional.empty())) {
            var task = ImageTask.read(dataset.example(0), Protocol.KITTI);

            assertThat(task.photo().width()).isEqualTo(1216);
            assertThat(task.photo().height()).isEqualTo(352);
            assertThat(task.photo().rgbAt(0, 0)).isEqualTo(0x123456);
            assertThat(task.truth().depth().grid().at(0, 0)).isEqualTo(23 * 1242 + 13);
            assertThat(task.truth().depth().grid().at(1215, 351)).isEqualTo(374 * 1242 + 1228);
        }
    }

    @Test
    void pointPairsComeBackAsTheyWereWritten() throws UserFacingException, IOException {
        var pairs =
                Map.of(
                        "a.jpg",
                        List.of(
                                new Judged(new PointPair(1, 2, 3, 4), Nearer.FIRST),
                                new Judged(new PointPair(5, 6, 7, 8), Nearer.SECOND)));
        Path file = folder.resolve("annotations.json");

        PairAnnotations.write(pairs, file, false);

        assertThat(PairAnnotations.read(file)).isEqualTo(pairs);
        // DA-2K's points are [row, column].
        assertThat(Files.readString(file)).contains("\"point1\":[2,1]");
    }

    private List<String> pairs(Path place) throws UserFacingException {
        try (var dataset = open(place, Optional.empty())) {
            return names(dataset);
        }
    }

    private static List<String> names(Dataset dataset) {
        return IntStream.range(0, dataset.size()).mapToObj(i -> dataset.example(i).name()).toList();
    }

    private static Dataset open(Path place, Optional<PairRule> rule) throws UserFacingException {
        return Datasets.open(
                place,
                new DatasetOptions(
                        new PhotoReader(ReadLimits.DEFAULT),
                        rule,
                        Optional.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty()));
    }

    private void photo(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        String format = name.endsWith("jpg") ? "jpg" : "png";
        ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), format, file.toFile());
    }

    private void millimetres(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        var image = new BufferedImage(4, 3, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSample(0, 0, 0, 512);
        ImageIO.write(image, "png", file.toFile());
    }

    private void depth(String name) throws IOException, UserFacingException {
        write(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, 4, folder.resolve(name));
    }

    private void mask(String name) throws IOException, UserFacingException {
        write(new float[] {0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, 4, folder.resolve(name));
    }

    private static void write(float[] values, int width, Path file)
            throws IOException, UserFacingException {
        Files.createDirectories(file.getParent());
        var map =
                DepthMap.of(
                        DepthKind.METRIC_DEPTH,
                        FloatGrid.adopt(width, values.length / width, values));
        DepthExporter.write(DepthFormat.NPY, DepthExport.of(map), file, false);
    }
}
