package fathom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pictures measure 40 x 30 or 30 x 40 pixels, so that their diagonal is 50. */
class ExifFactsTest {
    /**
     * By the 35 mm equivalent f35 · 50 / 43.2666; by the sensor's pitch: 100 pixels a centimetre or
     * 254 an inch are 10 a millimetre, times 5 mm.
     */
    @ParameterizedTest
    @CsvSource({
        "35mm, 32.3575", // 28 * 50 / 43.2666
        "35mm-turned, 32.3575",
        "35mm-portrait, 57.7813", // 50 * 50 / 43.2666
        "pitch-cm, 50",
        "pitch-inch, 50",
        "pitch-smaller, 25" // the camera's picture was 80 pixels wide, this one is 40
    })
    void focalLengthsBecomePixels(String name, double focalPx) throws Exception {
        assertThat(facts(name).focalPx().getAsDouble()).isCloseTo(focalPx, within(1e-3));
    }

    @ParameterizedTest
    @CsvSource({"focal-only", "nonsense", "absurd"})
    void whatTheFileDoesNotTellIsNotGuessed(String name) throws Exception {
        assertThat(facts(name).focalPx()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"35mm, Canon EOS R5", "35mm-portrait, Pentax K-1", "pitch-cm, Acme A1"})
    void camerasAreNamedOnce(String name, String camera) throws Exception {
        assertThat(facts(name).camera()).contains(camera);
    }

    @Test
    void nonsenseCountsAsAbsent() throws Exception {
        var facts = facts("nonsense");
        assertThat(facts.camera()).isEmpty();
        assertThat(facts.focalLengthMm()).isEmpty();
        assertThat(facts.orientation()).isEqualTo(1);
    }

    @Test
    void millimetresAreKept() throws Exception {
        assertThat(facts("focal-only").focalLengthMm().getAsDouble()).isCloseTo(4.5, within(1e-9));
    }

    private static PhotoFacts facts(String name) throws Exception {
        var file = PhotoFormatsTest.PHOTOS.resolve("camera-" + name + ".jpg");
        return new PhotoReader(ReadLimits.DEFAULT).read(file).facts();
    }
}
