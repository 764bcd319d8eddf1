package fathom.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmallPhotoTest {
    @Test
    void everyPixelIsTheMeanOfThoseThatItCovers() {
        byte[] rgb = {0, 0, 0, 100, 40, 0, 10, 10, 10, 30, 30, 30};
        var small = Photo.adopt("a.png", 4, 1, rgb, null, PhotoFacts.NONE).reduced(2);

        assertThat(small.width()).isEqualTo(2);
        assertThat(small.height()).isEqualTo(1);
        assertThat(small.rgbAt(0, 0)).isEqualTo(50 << 16 | 20 << 8);
        assertThat(small.rgbAt(1, 0)).isEqualTo(0x141414);
        assertThat(small.name()).isEqualTo("a.png");
        assertThat(small.reduced(8)).isSameAs(small);
    }
}
