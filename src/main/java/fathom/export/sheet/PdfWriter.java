package fathom.export.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes a sheet as a PDF of one page, at 300 pixels an inch. Pictures are kept without loss, words
 * are outlines, so that no font needs to be there or be embedded.
 *
 * @see <a href="https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf">
 *     PDF 1.7, ISO 32000-1</a>
 */
final class PdfWriter {
    private static final double POINTS_PER_PIXEL = 72 / 300.0;
    private static final int CATALOG = 1;
    private static final int PAGES = 2;
    private static final int PAGE = 3;
    private static final int CONTENT = 4;
    private static final int INFO = 5;
    private static final int FIRST_PICTURE = 6;

    private final Drawing sheet;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    private PdfWriter(Drawing sheet) {
        this.sheet = sheet;
    }

    static byte[] write(Drawing sheet, Map<String, String> texts) throws IOException {
        var writer = new PdfWriter(sheet);
        writer.write(texts);
        return writer.out.toByteArray();
    }

    private void write(Map<String, String> texts) throws IOException {
        // Four bytes above 127 tell programs that move files that this one is binary.
        put("%PDF-1.4\n%");
        out.writeBytes(new byte[] {(byte) 0xe2, (byte) 0xe3, (byte) 0xcf, (byte) 0xd3, '\n'});
        var pictures = new ArrayList<SheetImage>();
        String content = content(pictures);
        object(CATALOG, "<< /Type /Catalog /Pages %d 0 R >>".formatted(PAGES));
        object(PAGES, "<< /Type /Pages /Kids [%d 0 R] /Count 1 >>".formatted(PAGE));
        object(PAGE, page(pictures.size()));
        stream(CONTENT, "", content.getBytes(StandardCharsets.US_ASCII));
        object(INFO, info(texts));
        for (int i = 0; i < pictures.size(); i++) picture(FIRST_PICTURE + i, pictures.get(i));
        end();
    }

    private String page(int pictures) {
        var names = new StringBuilder();
        for (int i = 0; i < pictures; i++) {
            names.append("/P%d %d 0 R ".formatted(i, FIRST_PICTURE + i));
        }
        return String.format(
                Locale.ROOT,
                "<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %.3f %.3f] /Contents %d 0 R"
                        + " /Resources << /XObject << %s>> >> >>",
                PAGES,
                sheet.width() * POINTS_PER_PIXEL,
                sheet.height() * POINTS_PER_PIXEL,
                CONTENT,
                names);
    }

    /** In the sheet's pixels, y down. */
    private String content(List<SheetImage> pictures) {
        var words = new StringBuilder();
        double scale = POINTS_PER_PIXEL;
        line(words, "%.5f 0 0 %.5f 0 %.3f cm", scale, -scale, scale * sheet.height());
        colour(words, sheet.paper());
        line(words, "0 0 %d %d re f", sheet.width(), sheet.height());
        for (Drawing.Mark mark : sheet.marks()) {
            switch (mark) {
                case Drawing.Mark.Fill(Box box, int rgb) -> {
                    colour(words, rgb);
                    line(words, "%d %d %d %d re f", box.x(), box.y(), box.width(), box.height());
                }
                case Drawing.Mark.Picture(Box box, SheetImage image) -> {
                    // A picture's own rows run upwards from 0 to 1.
                    line(
                            words,
                            "q %d 0 0 %d %d %d cm /P%d Do Q",
                            box.width(),
                            -box.height(),
                            box.x(),
                            box.bottom(),
                            pictures.size());
                    pictures.add(image);
                }
                case Drawing.Mark.Text text -> {
                    colour(words, text.rgb());
                    for (Drawing.Letter letter : text.letters()) append(words, letter);
                }
            }
        }
        return words.toString();
    }

    private static void append(StringBuilder words, Drawing.Letter letter) {
        double scale = letter.scale();
        line(words, "q %.6f 0 0 %.6f %.3f %.3f cm", scale, scale, letter.x(), letter.baseline());
        for (String step : letter.path().split("(?=[MLCZ])", -1)) {
            if (step.isEmpty()) continue;
            String operator =
                    switch (step.charAt(0)) {
                        case 'M' -> "m";
                        case 'L' -> "l";
                        case 'C' -> "c";
                        default -> "h";
                    };
            words.append(step.substring(1)).append(' ').append(operator).append('\n');
        }
        words.append("f Q\n");
    }

    private static void colour(StringBuilder words, int rgb) {
        line(
                words,
                "%.4f %.4f %.4f rg",
                (rgb >> 16 & 0xff) / 255.0,
                (rgb >> 8 & 0xff) / 255.0,
                (rgb & 0xff) / 255.0);
    }

    @SuppressWarnings("AnnotateFormatMethod") // would need a library for one private method
    private static void line(StringBuilder words, String format, Object... values) {
        words.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String info(Map<String, String> texts) {
        var info = new StringBuilder("<< ");
        texts.forEach(
                (key, value) ->
                        info.append('/')
                                .append(key.equals("Software") ? "Creator" : key)
                                .append(' ')
                                .append(text(value))
                                .append(' '));
        return info.append(">>").toString();
    }

    /** UTF-16 with a byte order mark, in hexadecimal. */
    private static String text(String value) {
        var hex = new StringBuilder("<FEFF");
        for (char unit : value.toCharArray()) hex.append("%04X".formatted((int) unit));
        return hex.append('>').toString();
    }

    private void picture(int number, SheetImage image) throws IOException {
        var rgb = new byte[3 * image.width() * image.height()];
        for (int y = 0; y < image.height(); y++) image.copyRow(y, rgb, 3 * y * image.width());
        stream(
                number,
                "/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8 "
                        .formatted(image.width(), image.height()),
                rgb);
    }

    private void stream(int number, String facts, byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(bytes);
        }
        begin(number);
        put("<< %s/Filter /FlateDecode /Length %d >>\nstream\n".formatted(facts, packed.size()));
        out.writeBytes(packed.toByteArray());
        put("\nendstream\nendobj\n");
    }

    private void object(int number, String words) {
        begin(number);
        put(words + "\nendobj\n");
    }

    private void begin(int number) {
        if (number != offsets.size() + 1) throw new IllegalStateException("Objects in turn");
        offsets.add(out.size());
        put(number + " 0 obj\n");
    }

    private void end() {
        int table = out.size();
        put("xref\n0 %d\n0000000000 65535 f \n".formatted(offsets.size() + 1));
        for (int offset : offsets) put("%010d 00000 n \n".formatted(offset));
        put(
                "trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
                        .formatted(offsets.size() + 1, CATALOG, INFO, table));
    }

    private void put(String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
