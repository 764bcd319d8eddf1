package fathom.cli;

import fathom.export.mesh.MeshFormat;

import java.nio.file.Path;

/** Where a scene goes, and how. */
record SceneFile(MeshFormat format, Path target, GeometryFileOptions choices, boolean overwrite) {}
