package fathom.evaluate.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import fathom.export.AtomicFiles;
import fathom.job.UserFacingException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * One page with everything in it: tables that sort, box plots, what accuracy costs in time and
 * memory, worst cases with pictures. Charts are drawn by Chart.js with its box plot plugin, which
 * are part of the page, so that it opens offline and years later.
 */
public final class HtmlReport {
    private static final int MOST_IMAGE_ROWS = 2000;

    private HtmlReport() {}

    public static void write(Report report, List<WorstCase> worst, Path target, boolean overwrite)
            throws UserFacingException {
        byte[] page = page(report, worst).getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(
                target,
                overwrite,
                file -> {
                    var bytes = ByteBuffer.wrap(page);
                    while (bytes.hasRemaining()) file.write(bytes);
                });
    }

    /** The whole page. */
    static String page(Report report, List<WorstCase> worst) {
        var data = new LinkedHashMap<String, Object>(JsonReport.of(report));
        data.put("latex", LatexRows.of(report.standings()));
        data.put("worst", worst);
        data.put("mostImageRows", MOST_IMAGE_ROWS);
        return resource("report.html")
                .replace("/*STYLE*/", resource("report.css"))
                .replace("/*CHART*/", resource("chart.umd.js"))
                .replace("/*BOXPLOT*/", resource("chartjs-boxplot.umd.min.js"))
                .replace("/*DATA*/", json(data))
                .replace("/*PAGE*/", resource("report.js"));
    }

    /** No file's name can end the script that holds the data. */
    private static String json(Object data) {
        try {
            return new JsonMapper().writeValueAsString(data).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report cannot be written as JSON", e);
        }
    }

    private static String resource(String name) {
        try (var in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("Fathom lacks its " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
