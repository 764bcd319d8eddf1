package fathom.evaluate.report;

import fathom.color.ColorScale;
import fathom.color.Colormap;
import fathom.color.Colormaps;
import fathom.color.QuantityScale;
import fathom.color.RangeChoice;
import fathom.color.ValueScale;
import fathom.compare.Difference;
import fathom.compare.Fit;
import fathom.depth.DepthKind;
import fathom.depth.DepthMap;
import fathom.depth.DepthRange;
import fathom.evaluate.Evaluator;
import fathom.evaluate.Metric;
import fathom.evaluate.run.Contender;
import fathom.evaluate.run.ImageTask;
import fathom.evaluate.run.Outcome;
import fathom.export.png.PngFormat;
import fathom.export.png.PngWriter;
import fathom.image.Photo;
import fathom.job.Fault;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.raster.FloatGrid;
import fathom.raster.FloatResampler;
import fathom.raster.Resampling;
import fathom.raster.RgbResampler;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Estimates an image again and paints it small: photograph, ground truth and aligned prediction in
 * one range of metres, and the relative error from 0 to 50 %.
 */
public final class CasePictures {
    private static final int LONGEST_SIDE = 260;
    private static final int GAP = 0x808080;
    private static final DepthRange ERRORS = new DepthRange(0, 0.5f);

    private final Contender contender;
    private final Evaluator evaluator;

    public CasePictures(Contender contender) {
        this.contender = contender;
        this.evaluator = new Evaluator(contender.settings());
    }

    public WorstCase paint(Outcome.Scored score, ImageTask task, JobMonitor monitor)
            throws UserFacingException {
        DepthMap truth = task.truth().depth();
        DepthMap prediction = contender.predictor().predict(task.photo(), monitor).map();
        Fit fit = evaluator.score(prediction, truth, task.truth().mask()).fit();
        DepthMap.Metric aligned = evaluator.aligned(prediction, truth, fit);
        DepthMap valid = evaluator.onlyValid(truth, task.truth().mask());
        DepthRange range = RangeChoice.DEFAULT.resolve(valid);
        ColorScale metres = ColorScale.of(Colormaps.defaultMap(), DepthKind.METRIC_DEPTH, range);
        ValueScale errors = QuantityScale.rising(errorColours(), ERRORS, "", "equal", "apart");
        FloatGrid error = Difference.RELATIVE.of(aligned.grid(), valid.grid());
        String metresText = " %.3g–%.3g m".formatted(range.low(), range.high());
        return new WorstCase(
                contender.id(),
                score.image(),
                score.values().get(Metric.ABS_REL),
                score.values().get(Metric.DELTA_1),
                List.of(
                        new WorstCase.Picture("photograph", png(task.photo())),
                        new WorstCase.Picture(
                                "ground truth, valid pixels," + metresText,
                                png(valid.grid(), metres)),
                        new WorstCase.Picture(
                                "prediction," + metresText, png(aligned.grid(), metres)),
                        new WorstCase.Picture(
                                "relative error, dark 0 to bright 50 %", png(error, errors))));
    }

    private static Colormap errorColours() {
        return Colormaps.byName("plasma").orElseGet(Colormaps::defaultMap);
    }

    private static String png(Photo photo) throws UserFacingException {
        int width = shown(photo.width(), Math.max(photo.width(), photo.height()));
        int height = shown(photo.height(), Math.max(photo.width(), photo.height()));
        var rgb = new byte[3 * width * height];
        var resampling =
                width <= photo.width() && height <= photo.height()
                        ? Resampling.CV_AREA
                        : Resampling.NEAREST;
        RgbResampler.resize(
                photo,
                width,
                height,
                resampling,
                (y, row) -> {
                    for (int i = 0; i < 3 * width; i++) {
                        rgb[3 * y * width + i] = (byte) Math.round(row[i]);
                    }
                });
        return png(width, height, rgb);
    }

    private static String png(FloatGrid grid, ValueScale scale) throws UserFacingException {
        int width = shown(grid.width(), Math.max(grid.width(), grid.height()));
        int height = shown(grid.height(), Math.max(grid.width(), grid.height()));
        FloatGrid small = FloatResampler.resize(grid, width, height, Resampling.NEAREST);
        var rgb = new byte[3 * width * height];
        for (int i = 0; i < small.size(); i++) {
            int colour =
                    Float.isNaN(small.at(i))
                            ? GAP
                            : scale.colormap().argbFor(scale.position(small.at(i)));
            rgb[3 * i] = (byte) (colour >> 16);
            rgb[3 * i + 1] = (byte) (colour >> 8);
            rgb[3 * i + 2] = (byte) colour;
        }
        return png(width, height, rgb);
    }

    /** A side as it is shown, where the picture's longest side is at most the most. */
    private static int shown(int side, int longest) {
        return longest <= LONGEST_SIDE
                ? side
                : Math.max(1, Math.round((float) side * LONGEST_SIDE / longest));
    }

    private static String png(int width, int height, byte[] rgb) throws UserFacingException {
        Path file = null;
        try {
            file = Files.createTempFile("fathom-", ".png");
            try (var channel =
                    FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.READ)) {
                PngWriter.write(
                        channel,
                        PngFormat.RGB_8,
                        width,
                        height,
                        Map.of(),
                        (y, target, from) ->
                                System.arraycopy(rgb, 3 * y * width, target, from, 3 * width));
            }
            return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UserFacingException(
                    Fault.CANNOT_WRITE,
                    "A picture of the report cannot be made: %s.".formatted(e.getMessage()),
                    "Check the free space of the folder for temporary files.",
                    e);
        } finally {
            deleteQuietly(file);
        }
    }

    private static void deleteQuietly(@Nullable Path file) {
        try {
            if (file != null) Files.deleteIfExists(file);
        } catch (IOException left) {
            // The system clears its folder for temporary files.
        }
    }
}
