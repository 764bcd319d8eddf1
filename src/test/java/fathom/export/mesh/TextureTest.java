package fathom.export.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.image.Photo;
import fathom.image.PhotoFacts;
import fathom.job.JobMonitor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import java.util.concurrent.CancellationException;

import javax.imageio.ImageIO;

class TextureTest {
    private static final int SIDE = 1024;

    @ParameterizedTest
    @EnumSource(TextureFormat.class)
    void anEncoderStopsSoonAfterItIsCancelled(TextureFormat format) {
        var monitor = new Shares(0.2);

        assertThatThrownBy(() -> Texture.of(noise(), format, monitor))
                .isInstanceOf(CancellationException.class);

        assertThat(monitor.heard).isNotEmpty().allSatisfy(s -> assertThat(s).isLessThan(0.6));
    }

    @Test
    void anEncoderThatIsWatchedWritesTheWholePicture() throws Exception {
        var bytes = new ByteArrayOutputStream();
        Texture.of(noise(), TextureFormat.PNG, JobMonitor.NONE).writeTo(bytes);

        var read = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));

        assertThat(read.getRGB(SIDE - 1, SIDE - 1) & 0xffffff)
                .isEqualTo(noise().rgbAt(SIDE - 1, SIDE - 1));
    }

    private static Photo noise() {
        byte[] rgb = new byte[3 * SIDE * SIDE];
        new Random(3).nextBytes(rgb);
        return Photo.adopt("noise", SIDE, SIDE, rgb, null, PhotoFacts.NONE);
    }
}
