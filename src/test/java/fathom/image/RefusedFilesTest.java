package fathom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fathom.job.Fault;
import fathom.job.UserFacingException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;

class RefusedFilesTest {
    private final PhotoReader reader = new PhotoReader(ReadLimits.DEFAULT);

    @TempDir private Path folder;

    @Test
    void sixtyThousandSquareIsRefusedByALimitThatTheUserCanRaise() throws Exception {
        Path file = write("huge.png", pngHeader(60_000, 60_000));
        var refusal = refusal(file);
        assertThat(refusal.problem())
                .isEqualTo(
                        "'%s' has 60000 x 60000 pixels (3600.0 megapixels), more than the limit of"
                                        .formatted(file)
                                + " 300.0 megapixels.");
        assertThat(refusal.remedy()).contains("--max-megapixels");
        assertThat(reader.readHeader(file)).isEqualTo(new ImageHeader(60_000, 60_000, "PNG"));
    }

    @ParameterizedTest
    @CsvSource({
        "tiff-rgb16.tif, 2500", // 24 x 16 pixels of 6 bytes for the decoder and 3 for the photo
        "png-rgba.png, 2500", // 4 and 3
        "jpeg-cmyk.jpg, 2500"
    })
    void memoryIsCountedAsDecodingNeedsIt(String name, long tooLittle) {
        var file = PhotoFormatsTest.PHOTOS.resolve(name);
        var tight = new PhotoReader(new ReadLimits(1_000_000, tooLittle));
        var refusal = catchThrowableOfType(UserFacingException.class, () -> tight.read(file));
        assertThat(refusal.problem()).contains(name).contains("24 x 16 pixels").contains("memory");
        assertThat(refusal.remedy()).contains("-Xmx");
    }

    @Test
    void anEmptyFileIsNamedAsEmpty() throws Exception {
        Path file = write("empty.jpg", new byte[0]);
        assertThat(refusal(file).problem()).isEqualTo("'%s' is empty (0 bytes).".formatted(file));
    }

    @Test
    void aFolderWithAnImagesNameIsNamedAsAFolder() throws Exception {
        Path file = Files.createDirectory(folder.resolve("x.png"));
        assertThat(refusal(file).problem())
                .isEqualTo("'%s' is a folder, not an image.".formatted(file));
    }

    @Test
    void aMissingFileIsNamedAsMissing() {
        Path file = folder.resolve("gone.png");
        assertThat(refusal(file).problem()).isEqualTo("'%s' does not exist.".formatted(file));
    }

    @Test
    void aTextWithAnImagesNameShowsHowItBegins() throws Exception {
        byte[] text = "Dear diary, today".getBytes(StandardCharsets.UTF_8);
        Path file = write("x.png", text);
        var refusal = refusal(file);
        assertThat(refusal.problem())
                .isEqualTo(
                        "'%s' is not an image (it begins with \"Dear diary, \").".formatted(file));
        assertThat(refusal.remedy()).contains("PNG, JPEG, WebP, TIFF, BMP and GIF");
    }

    /** First bytes by the formats' own specifications. */
    @ParameterizedTest
    @CsvSource({
        "0000001c6674797068656963, HEIC",
        "0000001c667479706d696631, HEIC",
        "0000001c6674797061766966, AVIF",
        "000000186674797063727820, camera RAW", // Canon CR3
        "49492a00100000004352, camera RAW", // Canon CR2
        "46554a4946494c4d4343442d524157, camera RAW", // Fujifilm RAF
        "49495500, camera RAW", // Panasonic RW2
        "ff0a, JPEG XL",
        "0000000c6a5020200d0a, JPEG 2000",
        "38425053, Photoshop",
        "255044462d312e37, PDF"
    })
    void foreignFormatsAreNamedWithAWayOut(String hex, String named) throws Exception {
        byte[] head = Arrays.copyOf(HexFormat.of().parseHex(hex), 64);
        Path file = write("holiday.jpg", head);
        var refusal = refusal(file);
        assertThat(refusal.problem()).contains("holiday.jpg").contains(named);
        assertThat(refusal.remedy()).contains("JPEG, PNG or TIFF");
    }

    @ParameterizedTest
    @CsvSource({
        "jpeg-420.jpg",
        "jpeg-progressive.jpg",
        "jpeg-restarts.jpg",
        "jpeg-gray.jpg",
        "jpeg-cmyk.jpg",
        "png-rgb8.png",
        "png-interlaced.png",
        "webp-lossy.webp",
        "webp-lossless.webp",
        "tiff-rgb8.tif",
        "tiff-rgb8-lzw.tif",
        "tiff-rgb8-deflate.tif",
        "tiff-rgb8-packbits.tif",
        "tiff-rgb8-tiled.tif",
        "tiff-jpeg.tif",
        "bmp-24.bmp",
        "bmp-palette.bmp",
        "gif-plain.gif",
        "gif-interlaced.gif"
    })
    void filesCutOffAnywhereAreErrors(String name) throws Exception {
        byte[] whole = Files.readAllBytes(PhotoFormatsTest.PHOTOS.resolve(name));
        // The last bytes of some formats close the file and carry no pixels.
        for (int length = whole.length - 8; length >= 0; length -= 7) {
            Path file = write(name, Arrays.copyOf(whole, length));
            assertThat(refusal(file).problem()).as("%d bytes", length).contains(name);
        }
    }

    private UserFacingException refusal(Path file) {
        var refusal = catchThrowableOfType(UserFacingException.class, () -> reader.read(file));
        assertThat(refusal).as("reading %s", file).isNotNull();
        assertThat(refusal.fault()).isEqualTo(Fault.BAD_INPUT);
        assertThat(refusal.problem()).contains(file.toString()).doesNotContain("\n");
        assertThat(refusal.remedy()).isNotBlank().doesNotContain("\n");
        return refusal;
    }

    private Path write(String name, byte[] bytes) throws Exception {
        return Files.write(folder.resolve(name), bytes);
    }

    /** A signature and a header chunk, and nothing else: 33 bytes. */
    private static byte[] pngHeader(int width, int height) throws Exception {
        var chunk = new ByteArrayOutputStream();
        var out = new DataOutputStream(chunk);
        out.writeBytes("IHDR");
        out.writeInt(width);
        out.writeInt(height);
        out.write(new byte[] {8, 2, 0, 0, 0});
        var crc = new CRC32();
        crc.update(chunk.toByteArray());
        var file = new ByteArrayOutputStream();
        var all = new DataOutputStream(file);
        all.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        all.writeInt(13);
        all.write(chunk.toByteArray());
        all.writeInt((int) crc.getValue());
        return file.toByteArray();
    }
}
