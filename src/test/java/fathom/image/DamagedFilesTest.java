package fathom.image;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.job.UserFacingException;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;

/** Bytes of small files of every format, changed at random: a photograph or an error, no third. */
class DamagedFilesTest {
    private static final int VARIANTS = 50;

    private final PhotoReader reader = new PhotoReader(new ReadLimits(1_000_000, 64 << 20));
    private final Random random = new Random(20260427);

    @Test
    void damagedFilesAreReadOrRefusedWithTheirName() throws Exception {
        int refused = 0;
        int read = 0;
        for (String name : PhotoFormatsTest.photos()) {
            byte[] whole = Files.readAllBytes(PhotoFormatsTest.PHOTOS.resolve(name));
            for (int variant = 0; variant < VARIANTS; variant++) {
                try {
                    Photo photo = reader.read(damaged(whole), name);
                    assertThat(photo.width() * photo.height()).isBetween(1, 1_000_000);
                    read++;
                } catch (UserFacingException e) {
                    assertThat(e.problem()).startsWith("'" + name + "' ").doesNotContain("\n");
                    refused++;
                }
            }
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    /** One to eight bytes changed, mostly near the front where headers are; some files cut off. */
    private byte[] damaged(byte[] whole) {
        byte[] bytes = whole.clone();
        int reach = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 128);
        for (int change = random.nextInt(8); change >= 0; change--) {
            bytes[random.nextInt(reach)] = (byte) random.nextInt();
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
