package fathom.export.sheet;

import fathom.export.png.PngFormat;
import fathom.export.png.PngWriter;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/** Writes a sheet as one SVG 1.1 file: pictures are PNG within it, words are outlines. */
final class SvgWriter {
    private SvgWriter() {}

    static byte[] write(Drawing sheet, Map<String, String> texts) throws IOException {
        var svg = new StringBuilder();
        svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\""
                                + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\""
                                + " width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\">\n",
                        sheet.width(),
                        sheet.height()));
        svg.append("<desc>");
        texts.forEach((key, value) -> svg.append(escaped(key + ": " + value)).append('\n'));
        svg.append("</desc>\n");
        var paper = new Box(0, 0, sheet.width(), sheet.height());
        append(svg, new Drawing.Mark.Fill(paper, sheet.paper()));
        for (Drawing.Mark mark : sheet.marks()) append(svg, mark);
        return svg.append("</svg>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder svg, Drawing.Mark mark) throws IOException {
        switch (mark) {
            case Drawing.Mark.Fill(Box box, int rgb) ->
                    svg.append("<rect ").append(place(box)).append(fill(rgb)).append("/>\n");
            case Drawing.Mark.Picture(Box box, SheetImage image) ->
                    svg.append("<image ")
                            .append(place(box))
                            .append(" xlink:href=\"data:image/png;base64,")
                            .append(Base64.getEncoder().encodeToString(png(image)))
                            .append("\"/>\n");
            case Drawing.Mark.Text text -> append(svg, text);
        }
    }

    private static void append(StringBuilder svg, Drawing.Mark.Text text) {
        svg.append("<g aria-label=\"").append(escaped(text.text())).append('"');
        svg.append(fill(text.rgb())).append(">");
        for (Drawing.Letter letter : text.letters()) {
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<path transform=\"translate(%.2f %.2f) scale(%.5f)\" d=\"%s\"/>",
                            letter.x(),
                            letter.baseline(),
                            letter.scale(),
                            letter.path()));
        }
        svg.append("</g>\n");
    }

    private static String place(Box box) {
        return "x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\""
                .formatted(box.x(), box.y(), box.width(), box.height());
    }

    private static String fill(int rgb) {
        return " fill=\"#%06x\"".formatted(rgb);
    }

    /** XML 1.0 has no place at all for most control characters. */
    private static String escaped(String text) {
        return text.replaceAll("\\p{Cntrl}", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;");
    }

    private static byte[] png(SheetImage image) throws IOException {
        Path file = Files.createTempFile("fathom-", ".png");
        try (var channel =
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.READ)) {
            PngWriter.write(
                    channel,
                    PngFormat.RGB_8,
                    image.width(),
                    image.height(),
                    Map.of(),
                    image::copyRow);
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
