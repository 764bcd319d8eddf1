#!/usr/bin/env python3
"""Reads every format that Fathom exports with other people's readers and compares what they find.

Needs: numpy opencv-python-headless OpenEXR tifffile Pillow trimesh networkx lxml scipy pygltflib usd-core lib3mf plyfile
rtree numpy-stl pypcd4 pycolmap; with --gltf-validator also node and the
folder in which `npm install gltf-validator` was run.
Usage: check_exports.py FOLDER --photo FILE [--gltf-validator FOLDER]

FOLDER and the photograph are those of the program that writes the samples:
    mvn -q test-compile
    java -cp target/classes:target/test-classes:... fathom.export.SampleExports FOLDER FILE
For each NAME-expected.json in it (kind, size, camera, near, far), the depth files are compared with the NPY file, the
geometry with points that numpy computes from it. Prints one line a check; the exit code is 1 when one failed.
"""
import argparse
import io
import json
import pathlib
import subprocess
import sys

import cv2
import numpy as np
import OpenEXR
import PIL.Image
import pygltflib
import tifffile
import trimesh

TO_FILE_AXES = np.array([1, -1, -1], np.float32)
failures = 0


def check(what, holds, found=""):
    global failures
    failures += not holds
    print(("ok    " if holds else "FAIL  ") + what + (f"  ({found})" if found != "" else ""))


def same(what, array, wanted, tolerance=0.0):
    if array.shape != wanted.shape:
        return check(what, False, f"shape {array.shape}, wanted {wanted.shape}")
    if not np.array_equal(np.isnan(array), np.isnan(wanted)):
        return check(what, False, "NaN in other places")
    difference = float(np.nanmax(np.abs(array.astype(np.float64) - wanted)))
    check(what, difference <= tolerance, f"largest difference {difference:.3g}, allowed {tolerance:.3g}")


def check_depth(stem, expected):
    depth = np.load(f"{stem}-npy.npy")
    check("NPY: numpy, float32, C order", depth.dtype == np.float32 and depth.flags.c_contiguous)
    check("NPY: rows by columns", depth.shape == (expected["height"], expected["width"]), depth.shape)
    same("PFM: OpenCV", cv2.imread(f"{stem}-pfm.pfm", cv2.IMREAD_UNCHANGED), depth)
    same("TIFF: tifffile", tifffile.imread(f"{stem}-tiff32.tiff"), depth)
    same("TIFF: OpenCV", cv2.imread(f"{stem}-tiff32.tiff", cv2.IMREAD_UNCHANGED), depth)
    same("TIFF: Pillow", np.asarray(PIL.Image.open(f"{stem}-tiff32.tiff")), depth)
    channels = OpenEXR.File(f"{stem}-exr.exr", separate_channels=True).channels()
    check("EXR: OpenEXR, one float channel Y", list(channels) == ["Y"], list(channels))
    check("EXR: float32", channels["Y"].pixels.dtype == np.float32)
    same("EXR: OpenEXR", channels["Y"].pixels, depth)
    check_png16(f"{stem}-png16.png", expected, depth)
    check_colour(f"{stem}-color.png", depth)
    return depth


def check_png16(file, expected, depth):
    steps = cv2.imread(file, cv2.IMREAD_UNCHANGED)
    with PIL.Image.open(file) as picture:
        texts = picture.text
        check("PNG: Pillow and OpenCV agree", np.array_equal(np.asarray(picture), steps))
    check("PNG: 16 bits, one channel", steps.dtype == np.uint16 and steps.ndim == 2)
    check("PNG: says its kind", texts.get("depth-kind") == expected["kind"], texts.get("depth-kind"))
    check("PNG: 0 exactly where there is no depth", np.array_equal(steps == 0, np.isnan(depth)))
    if expected["kind"] == "metric":
        scale = float(texts["depth-scale"])
        values, step = steps / scale, 1 / scale
    else:
        low, high = float(texts["depth-low"]), float(texts["depth-high"])
        step = (high - low) / 65534
        values = low + (steps - 1.0) * step
        near = np.nanargmax(depth)
        check("PNG: the nearest pixel is the brightest", steps.flat[near] == 65535)
    same("PNG: values by its text chunks", np.where(steps == 0, np.nan, values), depth.astype(np.float64), step * 0.501)


def check_colour(file, depth):
    picture = np.asarray(PIL.Image.open(file))
    check("colour PNG: transparent where there is no depth", np.array_equal(picture[..., 3] == 0, np.isnan(depth)))


def distances(depth, expected):
    """z by the documented formulas, from the depth file alone."""
    if expected["kind"] == "metric":
        return depth.astype(np.float64)
    low, high = np.nanpercentile(depth, [1, 99])
    u = np.clip((depth - low) / (high - low), 0, 1)
    far = 1 / expected["far"]
    return 1 / (far + u * (1 / expected["near"] - far))


def unprojected(depth, expected):
    z = distances(depth, expected)
    y, x = np.mgrid[0:z.shape[0], 0:z.shape[1]] + 0.5
    xyz = np.stack([(x - expected["cx"]) * z / expected["fx"], (y - expected["cy"]) * z / expected["fy"], z], -1)
    has_depth = ~np.isnan(depth)
    return (xyz * TO_FILE_AXES)[has_depth], has_depth


def read_pcd(file):
    """The binary form of PCD 0.7 with x, y, z and packed rgb."""
    data = pathlib.Path(file).read_bytes()
    end = data.index(b"DATA binary\n") + len(b"DATA binary\n")
    header = dict(line.split(" ", 1) for line in data[:end].decode("ascii").splitlines() if line[0] != "#")
    assert header["FIELDS"] == "x y z rgb" and header["SIZE"] == "4 4 4 4" and header["TYPE"] == "F F F F", header
    count = int(header["POINTS"])
    assert int(header["WIDTH"]) * int(header["HEIGHT"]) == count and len(data) == end + 16 * count
    rows = np.frombuffer(data, np.dtype([("xyz", "<f4", 3), ("rgb", "<u4")]), count, end)
    return rows["xyz"], np.stack([rows["rgb"] >> 16 & 255, rows["rgb"] >> 8 & 255, rows["rgb"] & 255], -1)


def srgb(linear):
    return np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)


def glb_array(gltf, accessor_index):
    accessor = gltf.accessors[accessor_index]
    view = gltf.bufferViews[accessor.bufferView]
    dtype = {5123: "<u2", 5125: "<u4", 5126: "<f4"}[accessor.componentType]
    width = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4}[accessor.type]
    flat = np.frombuffer(gltf.binary_blob(), dtype, accessor.count * width, view.byteOffset)
    return flat.reshape(accessor.count, width)


def check_points(stem, depth, expected, photo):
    wanted, has_depth = unprojected(depth, expected)
    colours = photo[has_depth]
    tolerance = 2e-6 * np.abs(wanted).max()
    cloud = trimesh.load(f"{stem}-points.ply", process=False)
    same("points PLY: trimesh, positions by numpy", cloud.vertices, wanted, tolerance)
    check("points PLY: the photograph's colours", np.array_equal(cloud.colors[:, :3], colours))
    xyz, rgb = read_pcd(f"{stem}-points.pcd")
    same("points PCD: the PLY's positions", xyz, cloud.vertices.astype(np.float32))
    check("points PCD: the photograph's colours", np.array_equal(rgb, colours))
    import pypcd4
    cloud_pcd = pypcd4.PointCloud.from_path(f"{stem}-points.pcd")
    same("points PCD: pypcd4, the PLY's positions", cloud_pcd.numpy(("x", "y", "z")), cloud.vertices.astype(np.float32))
    gltf = pygltflib.GLTF2().load(f"{stem}-points.glb")
    primitive = gltf.meshes[0].primitives[0]
    check("points GLB: pygltflib, mode POINTS", primitive.mode == 0)
    same("points GLB: the PLY's positions", glb_array(gltf, primitive.attributes.POSITION), xyz)
    linear = glb_array(gltf, primitive.attributes.COLOR_0)[:, :3] / 65535
    check("points GLB: the photograph's colours", np.array_equal(np.round(srgb(linear) * 255), colours))


def check_faces(what, mesh):
    normals = np.cross(mesh.triangles[:, 1] - mesh.triangles[:, 0], mesh.triangles[:, 2] - mesh.triangles[:, 0])
    towards = np.einsum("ij,ij->i", normals, -mesh.triangles.mean(axis=1)) > 0
    check(f"{what}: faces look at the camera", towards.mean() > 0.999, f"{towards.mean():.2%}")


def check_mesh(stem, depth, expected, photo, photo_file):
    glb = trimesh.load(f"{stem}-mesh.glb", force="mesh", process=False)
    obj = trimesh.load(f"{stem}-mesh.obj", force="mesh", process=False, maintain_order=True)
    ply = trimesh.load(f"{stem}-mesh.ply", process=False)
    stl = trimesh.load(f"{stem}-mesh.stl", process=False)
    wanted, _ = unprojected(depth, expected)
    cells = np.round(glb.vertices[:, 0] / -glb.vertices[:, 2] * expected["fx"] + expected["cx"] - 0.5).astype(int)
    rows = np.round(-glb.vertices[:, 1] / -glb.vertices[:, 2] * expected["fy"] + expected["cy"] - 0.5).astype(int)
    z = distances(depth, expected)[rows, cells]
    same("GLB: trimesh, each vertex at its pixel's distance", -glb.vertices[:, 2], z, 2e-6 * z.max())
    same("OBJ: the GLB's vertices", obj.vertices.astype(np.float32), glb.vertices.astype(np.float32))
    same("PLY: the GLB's vertices", ply.vertices.astype(np.float32), glb.vertices.astype(np.float32))
    check("OBJ: the GLB's faces", np.array_equal(obj.faces, glb.faces))
    check("PLY: the GLB's faces", np.array_equal(ply.faces, glb.faces))
    same("STL: the GLB's corners", stl.triangles.astype(np.float32), glb.triangles.astype(np.float32))
    dtype = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("attributes", "<u2")])
    facets = np.fromfile(f"{stem}-mesh.stl", dtype, offset=84)
    same("STL: its normals are trimesh's", facets["normal"], trimesh.Trimesh(
        facets["corners"].reshape(-1, 3), np.arange(3 * len(facets)).reshape(-1, 3), process=False)
        .face_normals.astype(np.float32), 1e-4)
    for name, mesh in (("GLB", glb), ("OBJ", obj), ("PLY", ply), ("STL", stl)):
        check_faces(name, mesh)
    corner = glb.vertices[:, :2].copy()
    check("all in front of a camera that looks along -z", (glb.vertices[:, 2] < 0).all())
    check("the picture's upper left is at -x, +y", (corner[(cells < 50) & (rows < 120)] * [-1, 1] > 0).all())
    pixels = photo[rows, cells]
    check("PLY: vertices in the photograph's colours", np.array_equal(ply.visual.vertex_colors[:, :3], pixels))
    check_texture("GLB", glb, glb.visual.material.baseColorTexture, pixels, photo)
    check_texture("OBJ", obj, obj.visual.material.image, pixels, photo)
    check_glb_file(stem)


def check_texture(what, mesh, texture, pixels, photo):
    texture = np.asarray(texture.convert("RGB")).astype(float)
    error = np.abs(texture - photo).mean() if texture.shape == photo.shape else 255
    check(f"{what}: texture is the photograph", error < 4, f"mean error {error:.2f} of 255")
    u, v = mesh.visual.uv.T  # trimesh turns glTF's v round, so that v = 0 is the bottom for both
    x = np.clip((u * texture.shape[1]).astype(int), 0, texture.shape[1] - 1)
    y = np.clip(((1 - v) * texture.shape[0]).astype(int), 0, texture.shape[0] - 1)
    error = np.abs(texture[y, x] - pixels).mean()
    check(f"{what}: texture coordinates lead to each vertex's pixel", error < 4, f"mean error {error:.2f} of 255")


def check_glb_file(stem):
    gltf = pygltflib.GLTF2().load(f"{stem}-mesh.glb")
    primitive = gltf.meshes[0].primitives[0]
    position = gltf.accessors[primitive.attributes.POSITION]
    xyz = glb_array(gltf, primitive.attributes.POSITION)
    check("GLB: pygltflib, min and max are the positions'", np.array_equal(xyz.min(0), np.float32(position.min))
          and np.array_equal(xyz.max(0), np.float32(position.max)))
    check("GLB: 32-bit indices", gltf.accessors[primitive.indices].componentType == 5125)
    check("GLB: unlit", gltf.materials[0].extensions == {"KHR_materials_unlit": {}})
    view = gltf.bufferViews[gltf.images[0].bufferView]
    jpeg = gltf.binary_blob()[view.byteOffset:view.byteOffset + view.byteLength]
    check("GLB: its picture is a JPEG", PIL.Image.open(io.BytesIO(jpeg)).format == "JPEG")


def check_same_surface(what, mesh, glb, tolerance=0.0):
    same(f"{what}: the GLB's vertices", np.asarray(mesh.vertices, np.float32), glb.vertices.astype(np.float32), tolerance)
    check(f"{what}: the GLB's faces", np.array_equal(mesh.faces, glb.faces))


def check_gltf(stem, expected, photo, glb):
    """The three files, with normals and a PNG texture."""
    plain = trimesh.load(f"{stem}-mesh.gltf", force="mesh", process=False)
    check_same_surface("glTF", plain, glb)
    lit = pygltflib.GLTF2().load(f"{stem}-lit.gltf")
    picture = PIL.Image.open(pathlib.Path(stem).parent / lit.images[0].uri)
    check("glTF: its PNG is the photograph", picture.format == "PNG" and np.array_equal(np.asarray(picture), photo))
    check("lit glTF: no unlit material", not lit.extensionsUsed and not lit.materials[0].extensions)
    camera = lit.cameras[0].perspective
    wanted = 2 * np.arctan(expected["height"] / 2 / expected["fy"])
    check("glTF: the photograph's camera", abs(camera.yfov - wanted) < 1e-9, camera.yfov)
    loaded = trimesh.load(f"{stem}-lit.glb", force="mesh", process=False)
    stored = glb_normals(f"{stem}-lit.glb")
    reference = trimesh.Trimesh(loaded.vertices, loaded.faces, process=False)
    sums = np.zeros_like(reference.vertices)
    cross = np.cross(reference.triangles[:, 1] - reference.triangles[:, 0],
                     reference.triangles[:, 2] - reference.triangles[:, 0])
    for corner in range(3):
        np.add.at(sums, reference.faces[:, corner], cross)
    sums /= np.linalg.norm(sums, axis=1, keepdims=True)
    agree = np.einsum("ij,ij->i", stored, sums)
    check("lit GLB: normals are numpy's, weighted by area", agree.min() > 0.999, f"{agree.min():.6f}")
    lines = pathlib.Path(f"{stem}-lit.obj").read_text().splitlines()
    vn = np.array([line.split()[1:] for line in lines if line.startswith("vn ")], np.float32)
    same("lit OBJ: normals of the GLB", vn, stored)
    check("lit OBJ: corners name position, texture and normal", all(
        len(set(corner.split("/"))) == 1 and corner.count("/") == 2
        for line in lines if line.startswith("f ") for corner in line.split()[1:]))


def glb_normals(file):
    gltf = pygltflib.GLTF2().load(file)
    return glb_array(gltf, gltf.meshes[0].primitives[0].attributes.NORMAL)


def check_usdz(stem, glb):
    from pxr import Usd, UsdGeom, UsdShade, UsdValidation
    validators = UsdValidation.ValidationRegistry().GetOrLoadAllValidators()
    baked = f"{pathlib.Path(stem).parent}/baked.usdz"
    for name, file in (("mesh", f"{stem}-mesh.usdz"), ("lit", f"{stem}-lit.usdz"), ("baked", baked)):
        found = UsdValidation.ValidationContext(validators).Validate(Usd.Stage.Open(file))
        problems = [problem.GetMessage() for problem in found]
        check(f"USDZ {name}: Pixar's {len(validators)} validators", not problems, problems or "")
    stage = Usd.Stage.Open(f"{stem}-mesh.usdz")
    mesh = UsdGeom.Mesh(stage.GetPrimAtPath("/Scene/Surface"))
    same("USDZ: the GLB's vertices", np.array(mesh.GetPointsAttr().Get()), glb.vertices.astype(np.float32))
    faces = np.array(mesh.GetFaceVertexIndicesAttr().Get()).reshape(-1, 3)
    check("USDZ: the GLB's faces", np.array_equal(faces, glb.faces))
    st = np.array(UsdGeom.PrimvarsAPI(mesh).GetPrimvar("st").Get())
    same("USDZ: the GLB's texture coordinates", st, glb.visual.uv.astype(np.float32), 1e-6)
    check("USDZ: Y up, metres", UsdGeom.GetStageUpAxis(stage) == "Y" and UsdGeom.GetStageMetersPerUnit(stage) == 1)
    bound = UsdShade.MaterialBindingAPI(mesh).ComputeBoundMaterial()[0]
    check("USDZ: its material is bound", str(bound.GetPath()) == "/Scene/Photograph")
    stage = Usd.Stage.Open(baked)  # a stage without a name is gone before its prims are read
    surface = UsdShade.Material(stage.GetPrimAtPath("/Scene/Photograph")).ComputeSurfaceSource()[0]
    check("USDZ: the baked maps are the surface's normal and occlusion",
          all(surface.GetInput(name).HasConnectedSource() for name in ("normal", "occlusion")))


def check_print(stem, glb):
    import lib3mf
    wrapper = lib3mf.get_wrapper()
    model = wrapper.CreateModel()
    reader = model.QueryReader("3mf")
    reader.ReadFromFile(f"{stem}-print.3mf")
    check("3MF: lib3mf, no warnings", reader.GetWarningCount() == 0, reader.GetWarningCount())
    check("3MF: millimetres", model.GetUnit() == lib3mf.ModelUnit.MilliMeter)
    meshes = model.GetMeshObjects()
    meshes.MoveNext()
    mesh = meshes.GetCurrentMeshObject()
    vertices = np.array([list(vertex.Coordinates) for vertex in mesh.GetVertices()])
    faces = np.array([list(triangle.Indices) for triangle in mesh.GetTriangleIndices()])
    check("3MF: the GLB's faces", np.array_equal(faces, glb.faces))
    extent = vertices.max(0) - vertices.min(0)
    check("3MF: its longest side is 100 mm", abs(extent.max() - 100) < 1e-3, str(extent))
    turned = np.stack([glb.vertices[:, 0], -glb.vertices[:, 2], glb.vertices[:, 1]], 1)
    scale = 100 / np.ptp(turned, axis=0).max()
    same("3MF: Z up", vertices, turned * scale, 1e-3)
    stl = trimesh.load(f"{stem}-print.stl", process=False)
    same("print STL: the 3MF's corners", stl.triangles.reshape(-1, 3), vertices[faces].reshape(-1, 3), 1e-3)
    again = trimesh.load(f"{stem}-print.3mf", force="mesh", process=False)
    check("3MF: trimesh reads it", len(again.faces) == len(faces))


def check_pass(stem, depth, expected, photo):
    channels = OpenEXR.File(f"{stem}-pass.exr", separate_channels=True).channels()
    names = ["B", "G", "N.X", "N.Y", "N.Z", "R", "Z", "mask"]
    check("depth pass: its layers", sorted(channels) == names, sorted(channels))
    layers = {name: channel.pixels.astype(np.float64) for name, channel in channels.items()}
    check("depth pass: Z is float32, colours are float16", channels["Z"].pixels.dtype == np.float32
          and channels["R"].pixels.dtype == np.float16)
    z = distances(depth, expected)
    same("depth pass: Z by numpy", layers["Z"], z, 2e-6 * np.nanmax(z))
    check("depth pass: mask", np.array_equal(layers["mask"], ~np.isnan(depth)))
    for index, name in enumerate("RGB"):
        levels = np.round(srgb(layers[name]) * 255)
        check(f"depth pass: {name} is linear light", np.abs(levels - photo[..., index]).max() <= 1)
    wall = np.isclose(z, 4, atol=1e-4) if expected["kind"] == "metric" else None
    if wall is not None:
        inner = wall & np.roll(wall, 2, 0) & np.roll(wall, -2, 0) & np.roll(wall, 2, 1) & np.roll(wall, -2, 1)
        check("depth pass: the wall's normal looks at the camera", layers["N.Z"][inner].min() > 0.999)


def check_colmap(stem, expected, cloud):
    folder = pathlib.Path(f"{stem}-colmap")
    line = [row for row in (folder / "cameras.txt").read_text().splitlines() if row[0] != "#"][0].split()
    check("COLMAP: camera", line[1] == "PINHOLE" and np.allclose(
        [float(word) for word in line[2:]],
        [expected[key] for key in ("width", "height", "fx", "fy", "cx", "cy")]), line)
    import pycolmap
    model = pycolmap.Reconstruction(str(folder))
    camera = next(iter(model.cameras.values()))
    check("COLMAP: pycolmap reads camera, picture and points", camera.model.name == "PINHOLE" and len(model.images) == 1
          and len(model.points3D) == len(cloud) and np.allclose(camera.params, [
              expected[key] for key in ("fx", "fy", "cx", "cy")]), model.summary().replace("\n", " ")[:80])
    rows = np.loadtxt(folder / "points3D.txt")
    same("COLMAP: points in camera space", rows[:, 1:4], cloud * TO_FILE_AXES, 1e-4)


VALIDATE = """
const validator = require('gltf-validator');
const fs = require('fs');
const path = require('path');
const bytes = new Uint8Array(fs.readFileSync(process.argv[1]));
const externalResourceFunction = uri => fs.promises.readFile(
    path.join(path.dirname(process.argv[1]), decodeURIComponent(uri))).then(data => new Uint8Array(data));
validator.validateBytes(bytes, {externalResourceFunction}).then(report => console.log(JSON.stringify(report.issues)));
"""


def welded(mesh):
    """By position alone, as printers and sculptors see it."""
    return trimesh.Trimesh(*np_unique(np.asarray(mesh.vertices, np.float32), mesh.faces), process=False)


def np_unique(vertices, faces):
    unique, place = np.unique(vertices, axis=0, return_inverse=True)
    faces = place.reshape(-1)[faces]
    distinct = (faces[:, 0] != faces[:, 1]) & (faces[:, 1] != faces[:, 2]) & (faces[:, 2] != faces[:, 0])
    return unique, faces[distinct]


def open_edges(mesh):
    _, uses = np.unique(np.sort(mesh.edges, axis=1), axis=0, return_counts=True)
    return int((uses == 1).sum()), int((uses > 2).sum())


def check_recipe(folder, name):
    """The same surface in every format, as many readers see it."""
    import plyfile
    import stl
    stem = f"{folder}/recipe-{name}"
    glb = trimesh.load(f"{stem}.glb", force="mesh", process=False)
    for kind in ("gltf", "obj"):
        other = trimesh.load(f"{stem}.{kind}", force="mesh", process=False, maintain_order=True)
        check_same_surface(f"{name} {kind}", other, glb, 1e-6 if kind == "obj" else 0)
    ply = plyfile.PlyData.read(f"{stem}.ply")
    xyz = np.stack([ply["vertex"][axis] for axis in "xyz"], -1)
    scale = 1.0
    if name == "relief":
        scale = 1e-3  # millimetres; glTF knows metres alone
    faces = np.stack(ply["face"]["vertex_indices" if "vertex_indices" in ply["face"] else "vertex_index"])
    tolerance = 1e-6 * np.abs(xyz).max()
    check(f"{name} PLY: plyfile, the GLB's faces", np.array_equal(faces, glb.faces))
    same(f"{name} PLY: plyfile, the GLB's vertices", xyz, glb.vertices.astype(np.float32), tolerance)
    facets = stl.mesh.Mesh.from_file(f"{stem}.stl")
    same(f"{name} STL: numpy-stl, the PLY's corners", facets.vectors, xyz[faces], tolerance)
    from pxr import Usd, UsdGeom
    stage = Usd.Stage.Open(f"{stem}.usdz")
    points = np.array(UsdGeom.Mesh(stage.GetPrimAtPath("/Scene/Surface")).GetPointsAttr().Get())
    same(f"{name} USDZ: usd-core, the GLB's vertices", points, glb.vertices.astype(np.float32), tolerance)
    three = trimesh.load(f"{stem}.3mf", force="mesh", process=False)
    check(f"{name} 3MF: trimesh, the GLB's triangles", len(three.faces) == len(glb.faces))
    normals = np.linalg.norm(glb_normals(f"{stem}.glb"), axis=1)
    check(f"{name} GLB: normals are one long", np.abs(normals - 1).max() < 1e-5)
    check(f"{name}: no triangle without area", (glb.area_faces > 0).all(), int((glb.area_faces <= 0).sum()))
    return glb


def check_recipes(folder, photo):
    expected = json.loads((folder / "metric-expected.json").read_text())
    depth = np.load(folder / "metric-npy.npy")
    height, width = depth.shape

    simplified = check_recipe(folder, "simplified")
    check("simplified: at most 20,000 triangles", 15000 < len(simplified.faces) <= 20000, len(simplified.faces))
    plain = trimesh.load(f"{folder}/metric-mesh.glb", force="mesh", process=False)
    whole = {tuple(vertex) for vertex in plain.vertices}
    check("simplified: every vertex is one of the original's", all(tuple(v) in whole for v in simplified.vertices))
    original = trimesh.proximity.closest_point
    sample = plain.vertices[np.random.default_rng(1).choice(len(plain.vertices), 3000, replace=False)]
    _, off, _ = original(simplified, sample)
    check("simplified: the original's vertices lie close", np.quantile(off, 0.99) < 0.01, f"99 %: {np.quantile(off, 0.99):.2e} m")

    back = check_recipe(folder, "backfilled")
    texture = np.asarray(back.visual.material.baseColorTexture.convert("RGB"))
    check("backfilled: above, the texture is the photograph", np.array_equal(texture[:height], photo))
    row = (1 - back.visual.uv[:, 1]) * texture.shape[0]
    behind = row >= height
    check("backfilled: there is a layer behind", behind.mean() > 0.02, f"{behind.mean():.1%} of the vertices")
    u = back.visual.uv[behind, 0] * photo.shape[1]
    x = np.clip(u.astype(int), 0, width - 1)
    y = np.clip((row[behind] - height).astype(int), 0, height - 1)
    ahead = depth[y, x]
    check("backfilled: the layer is nowhere before the photograph's surface",
          (-back.vertices[behind, 2] >= ahead * (1 - 1e-5)).all())

    turned = check_recipe(folder, "levelled")
    gltf = pygltflib.GLTF2().load(f"{folder}/recipe-levelled.glb")
    x, y, z, w = [node for node in gltf.nodes if node.camera is not None][0].rotation
    matrix = trimesh.transformations.quaternion_matrix([w, x, y, z])[:3, :3]
    same("levelled: its camera sees the photograph", turned.vertices @ matrix, plain.vertices, 1e-5)

    check_relief(check_recipe(folder, "relief"), trimesh.load(f"{folder}/recipe-relief.stl", process=False))
    check_panorama(folder)


def check_relief(glb, stl_mesh):
    for name, mesh, unit in (("GLB", glb, 1e-3), ("STL", stl_mesh, 1)):
        solid = welded(mesh)
        check(f"relief {name}: trimesh, watertight", solid.is_watertight, open_edges(solid))
        check(f"relief {name}: wound to the outside", solid.is_winding_consistent and solid.volume > 0, solid.volume)
    extent = np.sort(stl_mesh.extents)
    check("relief: 100 mm wide or high, 10 mm thick", abs(extent[0] - 10) < 1e-3 and abs(extent[-1] - 100) < 1e-2, str(extent))


def check_panorama(folder):
    radii = np.load(folder / "recipe-panorama.npy")
    height, width = radii.shape
    for name in ("panorama", "small-panorama"):
        mesh = check_recipe(folder, name)
        uv = mesh.visual.uv
        left, right = (mesh.vertices[np.abs(uv[:, 0] - edge) < 0.2 / width] for edge in (0.5 / width, 1))
        same(f"{name}: both ends of the picture lie in one place", left, right)
        whole = welded(mesh)
        check(f"{name}: closed all around", open_edges(whole) == (0, 0), open_edges(whole))
        v = (1 - uv[:, 1]) * height
        rings = (v > 0.4) & (v < height - 0.4)
        rows = np.clip(v[rings].astype(int), 0, height - 1)
        length = np.linalg.norm(mesh.vertices[rings], axis=1)
        same(f"{name}: distances along the ray", length, radii[rows, 0].astype(np.float64), 1e-5)
        ends = np.abs(uv[:, 0] - 1) < 0.2 / width
        first = np.abs(uv[:, 0] - 0.5 / width) < 0.2 / width
        normals = glb_normals(f"{folder}/recipe-{name}.glb")
        agree = np.einsum("ij,ij->i", normals[first], normals[ends])
        check(f"{name}: no seam in the normals", agree.min() > 0.999, f"{agree.min():.5f}")


def check_baked(folder):
    """At each vertex x T + y B + z N, with x, y and z from the map, is the full mesh's normal."""
    gltf = pygltflib.GLTF2().load(f"{folder}/baked.glb")
    attributes = gltf.meshes[0].primitives[0].attributes
    uv, normal, tangent = (glb_array(gltf, index).astype(np.float64)
                           for index in (attributes.TEXCOORD_0, attributes.NORMAL, attributes.TANGENT))
    along, sign = tangent[:, :3], tangent[:, 3:]
    check("baked: tangents of length 1, at right angles to the normals, w is 1 or -1",
          np.allclose(np.linalg.norm(along, axis=1), 1, atol=1e-5)
          and np.abs(np.einsum("ij,ij->i", along, normal)).max() < 1e-5 and set(np.unique(sign)) <= {-1.0, 1.0})
    maps = trimesh.load(f"{folder}/baked.glb", force="mesh", process=False).visual.material
    baked = np.asarray(maps.normalTexture.convert("RGB"), np.float64) / 255 * 2 - 1
    height, width = baked.shape[:2]
    x, y = (uv[:, 0] * width).astype(int), (uv[:, 1] * height).astype(int)
    s = baked[y, x]
    seen = s[:, :1] * along + s[:, 1:2] * sign * np.cross(normal, along) + s[:, 2:] * normal
    seen /= np.linalg.norm(seen, axis=1, keepdims=True)
    full = pygltflib.GLTF2().load(f"{folder}/metric-lit.glb")
    attributes = full.meshes[0].primitives[0].attributes
    where = {tuple(place): n for place, n in zip(
        (glb_array(full, attributes.TEXCOORD_0) * [width, height]).astype(int),
        glb_array(full, attributes.NORMAL).astype(np.float64))}
    wanted = np.array([where[place] for place in zip(x, y)])
    off = np.degrees(np.arccos(np.clip(np.einsum("ij,ij->i", seen, wanted), -1, 1)))
    plain = np.degrees(np.arccos(np.clip(np.einsum("ij,ij->i", normal, wanted), -1, 1)))
    # A map cannot turn a normal below its own surface, as few at cut edges are.
    check("baked: with the map, the full mesh's normals", np.quantile(off, 0.98) < 1,
          f"98 %: {np.quantile(off, 0.98):.2f} degrees, without the map {np.quantile(plain, 0.98):.1f}")
    occlusion = np.asarray(maps.occlusionTexture)
    check("baked: occlusion has one channel, open and hidden places", occlusion.ndim == 2
          and occlusion.max() == 255 and occlusion.min() < 200, f"{occlusion.min()} to {occlusion.max()}")
    beside = pygltflib.GLTF2().load(f"{folder}/baked.gltf")
    check("baked glTF: its maps lie beside it", all((folder / image.uri).exists() for image in beside.images))
    material = (folder / "baked.mtl").read_text()
    check("baked OBJ: its material names the maps", "norm baked-normal.png" in material
          and "map_Ka baked-occlusion.png" in material)


def check_with_validator(file, folder):
    run = subprocess.run(["node", "-e", VALIDATE, str(file.resolve())], cwd=folder, capture_output=True, text=True)
    if run.returncode:
        return check(f"{file.name}: Khronos validator", False, run.stderr.strip())
    issues = json.loads(run.stdout)
    # The validator knows neither KHR_texture_basisu nor KTX2; errors count there too.
    ktx2 = {"VALUE_NOT_IN_LIST", "IMAGE_UNRECOGNIZED_FORMAT"} if "-basis." in file.name else {}
    serious = [message for message in issues["messages"]
               if message["severity"] == 0 or message["severity"] == 1 and message["code"] not in ktx2]
    check(f"{file.name}: Khronos validator, no errors or warnings", not serious, serious or "")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--photo", type=pathlib.Path, required=True)
    parser.add_argument("--gltf-validator", type=pathlib.Path, help="folder with node_modules/gltf-validator")
    arguments = parser.parse_args()
    photo = np.asarray(PIL.Image.open(arguments.photo).convert("RGB"))
    expectations = sorted(arguments.folder.glob("*-expected.json"))
    check("there are samples", len(expectations) > 0, len(expectations))
    for file in expectations:
        expected = json.loads(file.read_text())
        stem = str(file).removesuffix("-expected.json")
        print(f"--- {stem}")
        depth = check_depth(stem, expected)
        check_points(stem, depth, expected, photo)
        check_mesh(stem, depth, expected, photo, arguments.photo)
        glb = trimesh.load(f"{stem}-mesh.glb", force="mesh", process=False)
        check_gltf(stem, expected, photo, glb)
        check_usdz(stem, glb)
        check_print(stem, glb)
        check_pass(stem, depth, expected, photo)
        check_colmap(stem, expected, trimesh.load(f"{stem}-points.ply", process=False).vertices)
    check_recipes(arguments.folder, photo)
    check_baked(arguments.folder)
    if arguments.gltf_validator:
        for file in sorted([*arguments.folder.glob("*.glb"), *arguments.folder.glob("*.gltf")]):
            check_with_validator(file, arguments.gltf_validator)
    print(f"{failures} failed")
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()
