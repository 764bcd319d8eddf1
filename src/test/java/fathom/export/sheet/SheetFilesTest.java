package fathom.export.sheet;

import static fathom.export.sheet.SheetScenes.STYLE;
import static fathom.export.sheet.SheetScenes.layout;
import static fathom.export.sheet.SheetScenes.photo;
import static fathom.export.sheet.SheetScenes.ramp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.InflaterInputStream;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

/** Sheets as files, by readers that are not ours. */
class SheetFilesTest {
    @TempDir private Path folder;

    @Test
    void theFileHoldsTheSheetAsOtherReadersSeeIt() throws Exception {
        var sheet = sheet();
        Path file = write(SheetFormat.PNG);

        var read = ImageIO.read(file.toFile());
        assertThat(read.getWidth()).isEqualTo(sheet.width());
        assertThat(read.getHeight()).isEqualTo(sheet.height());
        for (int y = 0; y < sheet.height(); y += 7) {
            for (int x = 0; x < sheet.width(); x += 5) {
                assertThat(read.getRGB(x, y) & 0xffffff).isEqualTo(sheet.rgbAt(x, y));
            }
        }
    }

    @Test
    void anSvgHasTheWordsAsOutlinesAndThePicturesAsTheyAre() throws Exception {
        Path file = write(SheetFormat.SVG);
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var svg = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();

        var words = new ArrayList<String>();
        var groups = svg.getElementsByTagName("g");
        for (int i = 0; i < groups.getLength(); i++) {
            words.add(((Element) groups.item(i)).getAttribute("aria-label"));
        }
        assertThat(words).contains("p & q <1>", "Ramp", "Fathom · a footer");
        var title = (Element) groups.item(words.indexOf("Ramp"));
        assertThat(title.getElementsByTagName("path").getLength()).isEqualTo(4);

        Box picture = layout(64, 48, 1).cells().get(1).picture();
        var image = (Element) svg.getElementsByTagName("image").item(1);
        assertThat(image.getAttribute("width")).isEqualTo(Integer.toString(picture.width()));
        String data = image.getAttribute("xlink:href").substring("data:image/png;base64,".length());
        var pixels = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data)));
        var sheet = sheet();
        for (int x = 0; x < picture.width(); x += 7) {
            assertThat(pixels.getRGB(x, 5) & 0xffffff)
                    .isEqualTo(sheet.rgbAt(picture.x() + x, picture.y() + 5));
        }
    }

    @Test
    void aPdfsTableLeadsToItsObjectsAndItsPicturesAreWithoutLoss() throws Exception {
        Path file = write(SheetFormat.PDF);
        byte[] bytes = Files.readAllBytes(file);
        String pdf = new String(bytes, StandardCharsets.ISO_8859_1);

        int table =
                Integer.parseInt(
                        pdf.substring(pdf.lastIndexOf("startxref") + 10)
                                .lines()
                                .findFirst()
                                .orElseThrow());
        var entries =
                pdf.substring(table)
                        .lines()
                        .skip(3)
                        .takeWhile(line -> line.endsWith(" n "))
                        .toList();
        assertThat(entries).hasSizeGreaterThan(6);
        for (int i = 0; i < entries.size(); i++) {
            int offset = Integer.parseInt(entries.get(i).substring(0, 10));
            assertThat(pdf.substring(offset)).startsWith((i + 1) + " 0 obj\n");
        }
        Box picture = layout(64, 48, 1).cells().get(1).picture();
        int at = pdf.indexOf("/Subtype /Image", pdf.indexOf("/Subtype /Image") + 1);
        assertThat(pdf.substring(at))
                .contains("/Width " + picture.width() + " /Height " + picture.height());
        int from = pdf.indexOf("stream\n", at) + 7;
        var rgb =
                new InflaterInputStream(new ByteArrayInputStream(bytes, from, bytes.length - from))
                        .readNBytes(3 * picture.width());
        var sheet = sheet();
        for (int x = 0; x < picture.width(); x += 7) {
            int found =
                    ((rgb[3 * x] & 0xff) << 16)
                            | ((rgb[3 * x + 1] & 0xff) << 8)
                            | (rgb[3 * x + 2] & 0xff);
            assertThat(found).isEqualTo(sheet.rgbAt(picture.x() + x, picture.y()));
        }
    }

    private static SheetImage sheet() {
        return ComparisonSheet.compose(
                SheetTable.of(photo(64, 48, "p & q <1>"), List.of(ramp(64, 48))), STYLE);
    }

    private Path write(SheetFormat format) throws Exception {
        Path file = folder.resolve("sheet." + format.id());
        ComparisonSheet.write(
                SheetTable.of(photo(64, 48, "p & q <1>"), List.of(ramp(64, 48))),
                STYLE,
                format,
                Map.of("Software", "Fathom"),
                file,
                false);
        return file;
    }
}
