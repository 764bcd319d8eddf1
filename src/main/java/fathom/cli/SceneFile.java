package fathom.cli;

import fathom.export.mesh.MeshFormat;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.pipeline.SceneFiles;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Where a scene goes, and how. */
record SceneFile(MeshFormat format, Path target, GeometryFileOptions choices, boolean overwrite) {
    /** What was written, and where. */
    record Written(Path file, SceneFiles.Written amount) {
        String line() {
            return "Wrote %s: %s".formatted(file, Count.of(amount));
        }

        Map<String, Object> json() {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("path", file.toString());
            facts.put("vertices", amount.vertices());
            facts.put("triangles", amount.triangles());
            return facts;
        }

        boolean levelled() {
            return amount.levelled();
        }
    }

    /** What would be written, and where. */
    record Planned(Path file, SceneFiles.Estimate estimate) {
        private static final double BYTES_PER_MEGABYTE = 1e6;

        String line() {
            return String.format(
                    Locale.ROOT,
                    "Would write %s: %s, about %.1f MB",
                    file,
                    Count.of(estimate.amount()),
                    estimate.bytes() / BYTES_PER_MEGABYTE);
        }

        Map<String, Object> json() {
            var facts = new Written(file, estimate.amount()).json();
            facts.put("estimatedBytes", estimate.bytes());
            return facts;
        }
    }

    Planned plan(SceneFiles scene, boolean asPoints, JobMonitor monitor) {
        var estimate =
                asPoints
                        ? scene.estimatePoints(format, choices::of, monitor)
                        : scene.estimateMesh(format, choices::of, monitor);
        return new Planned(target, estimate);
    }

    Written write(SceneFiles scene, boolean asPoints, JobMonitor monitor)
            throws UserFacingException {
        var amount =
                asPoints
                        ? scene.writePoints(format, choices::of, target, overwrite, monitor)
                        : scene.writeMesh(format, choices::of, target, overwrite, monitor);
        return new Written(target, amount);
    }
}
