package fathom.cli;

import fathom.export.mesh.MeshFormat;
import fathom.job.JobMonitor;
import fathom.job.UserFacingException;
import fathom.pipeline.SceneFiles;

import java.nio.file.Path;
import java.util.LinkedHashMap;
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

    Written write(SceneFiles scene, boolean asPoints, JobMonitor monitor)
            throws UserFacingException {
        var amount =
                asPoints
                        ? scene.writePoints(format, choices::of, target, overwrite, monitor)
                        : scene.writeMesh(format, choices::of, target, overwrite, monitor);
        return new Written(target, amount);
    }
}
