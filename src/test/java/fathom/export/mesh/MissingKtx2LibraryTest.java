package fathom.export.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.job.UserFacingException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** As on systems without a build of the library, or where none may be loaded from the disk. */
class MissingKtx2LibraryTest {
    private static final int SIDE = 100;

    @Test
    @Timeout(120)
    void itsLengthIsEstimatedAllTheSameAndWritingItIsRefused() throws Exception {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Dorg.lwjgl.ktx.libname=no-such-library",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Child.class.getName())
                        .redirectErrorStream(true)
                        .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        // UASTC has a byte for each pixel, a third more with the smaller levels.
        assertThat(Long.parseLong(output.lines().findFirst().orElseThrow()))
                .isBetween((long) SIDE * SIDE, SIDE * SIDE * 4L / 3);
        assertThat(output).contains("KTX2 textures cannot be made").doesNotContain("LWJGL");
    }

    /** Says how long a texture becomes, and why it cannot be written. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) {
            var photo =
                    Photo.adopt(
                            "black", SIDE, SIDE, new byte[3 * SIDE * SIDE], null, PhotoFacts.NONE);
            System.out.println(MeshSizes.ofTexture(photo, TextureFormat.KTX2));
            try {
                TextureFormat.KTX2.requireEncoder();
            } catch (UserFacingException refused) {
                System.out.println(refused.problem());
            }
        }
    }
}
