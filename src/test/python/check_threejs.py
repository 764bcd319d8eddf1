#!/usr/bin/env python3
"""Draws exported meshes with three.js in a headless browser from the photograph's place and compares the pictures with
the photograph.

Needs: numpy Pillow, Chromium, and the folder in which `npm install three` was run.
Usage: check_threejs.py FOLDER --photo FILE --three FOLDER [--browser chromium] [--keep FOLDER]

FOLDER and the photograph are those of check_exports.py. Prints one line a check; the exit code is 1 when one failed.
"""
import argparse
import functools
import http.server
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import threading
import urllib.parse

import numpy as np
import PIL.Image

PAGE = """<!doctype html><script type="importmap">{"imports": {"three": "/three/build/three.module.js",
"three/addons/": "/three/examples/jsm/"}}</script><script type="module">
import * as THREE from 'three';
import {GLTFLoader} from 'three/addons/loaders/GLTFLoader.js';
import {OBJLoader} from 'three/addons/loaders/OBJLoader.js';
import {KTX2Loader} from 'three/addons/loaders/KTX2Loader.js';
import {MTLLoader} from 'three/addons/loaders/MTLLoader.js';
const ask = new URLSearchParams(location.search);
const send = (kind, body) => fetch('/done?kind=' + kind, {method: 'POST', body});
try {
  const [width, height] = [Number(ask.get('width')), Number(ask.get('height'))];
  const renderer = new THREE.WebGLRenderer({alpha: true, antialias: true, preserveDrawingBuffer: true});
  renderer.setSize(width, height, false);
  const file = '/samples/' + ask.get('file');
  let shown = new THREE.Scene();
  let camera = new THREE.PerspectiveCamera(Number(ask.get('fov')), width / height, 0.01, 1000);
  if (file.endsWith('.obj')) {
    const materials = await new MTLLoader().loadAsync(file.replace('.obj', '.mtl'));
    materials.preload();
    await new Promise(loaded => THREE.DefaultLoadingManager.onLoad = loaded);
    shown.add(await new OBJLoader().setMaterials(materials).loadAsync(file));
  } else {
    const basis = new KTX2Loader().setTranscoderPath('/three/examples/jsm/libs/basis/').detectSupport(renderer);
    const gltf = await new GLTFLoader().setKTX2Loader(basis).loadAsync(file);
    shown = gltf.scene;
    if (gltf.cameras.length) camera = gltf.cameras[0];
  }
  // Light from everywhere shows a lit surface in its own colours.
  shown.add(new THREE.AmbientLight(0xffffff, Math.PI));
  shown.updateMatrixWorld(true);
  renderer.render(shown, camera);
  const errors = renderer.getContext().getError();
  if (errors) throw new Error('WebGL error ' + errors);
  renderer.domElement.toBlob(picture => send('picture', picture));
} catch (failure) { send('failure', String(failure.stack || failure)); }
</script>"""

failures = 0


def check(what, holds, found=""):
    global failures
    failures += not holds
    print(("ok    " if holds else "FAIL  ") + what + (f"  ({found})" if found != "" else ""))


class Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *arguments, roots, answers, **named):
        self.roots, self.answers = roots, answers
        super().__init__(*arguments, **named)

    def translate_path(self, path):
        root, _, rest = urllib.parse.unquote(urllib.parse.urlparse(path).path).lstrip("/").partition("/")
        return str(self.roots.get(root, pathlib.Path("/nowhere")) / rest)

    def do_GET(self):
        if not self.path.startswith("/page"):
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(204)
        self.end_headers()
        self.answers["kind"] = urllib.parse.parse_qs(urllib.parse.urlparse(self.path).query)["kind"][0]
        self.answers["body"] = body
        self.answers["there"].set()

    def log_message(self, *_):
        pass


def drawn(browser, port, answers, question):
    """The picture that the page sends back, or None and what went wrong."""
    answers["there"].clear()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [browser, "--headless=new", "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
             f"--user-data-dir={profile}", f"http://127.0.0.1:{port}/page?{urllib.parse.urlencode(question)}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        arrived = answers["there"].wait(120)
        process.terminate()
        process.wait()
    if not arrived:
        return None, "no answer in two minutes"
    if answers["kind"] == "failure":
        return None, answers["body"].decode()
    return np.asarray(PIL.Image.open(io.BytesIO(answers["body"])).convert("RGBA"), np.float64), ""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--photo", type=pathlib.Path, required=True)
    parser.add_argument("--three", type=pathlib.Path, required=True, help="folder with node_modules/three")
    parser.add_argument("--browser", default="chromium")
    parser.add_argument("--keep", type=pathlib.Path, help="folder for the pictures")
    arguments = parser.parse_args()
    expected = json.loads((arguments.folder / "metric-expected.json").read_text())
    width, height = expected["width"], expected["height"]
    photo = np.asarray(PIL.Image.open(arguments.photo).convert("RGB"), np.float64)
    answers = {"there": threading.Event()}
    roots = {"samples": arguments.folder.resolve(), "three": (arguments.three / "node_modules/three").resolve()}
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, roots=roots, answers=answers))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    fov = np.degrees(2 * np.arctan(height / 2 / expected["fy"]))
    for name in ("metric-mesh.glb", "metric-mesh.gltf", "metric-mesh.obj", "metric-lit.glb", "metric-basis.glb",
                 "metric-basis.gltf", "recipe-levelled.glb",
                 "recipe-simplified.glb", "baked.glb"):
        question = {"file": name, "width": width, "height": height, "fov": fov}
        picture, problem = drawn(arguments.browser, server.server_port, answers, question)
        if picture is None:
            check(f"{name}: three.js draws it", False, problem)
            continue
        if arguments.keep:
            arguments.keep.mkdir(parents=True, exist_ok=True)
            PIL.Image.fromarray(picture.astype(np.uint8)).save(arguments.keep / f"{name}.png")
        there = picture[..., 3] == 255
        off = np.abs(picture[..., :3] - photo).mean(2)[there]
        # The corner without depth and the cuts along edges stay empty.
        check(f"{name}: three.js, most of the photograph is there", there.mean() > 0.9, f"{there.mean():.1%}")
        check(f"{name}: three.js, and in its place and colours", np.median(off) < 4 and off.mean() < 8,
              f"mean difference {off.mean():.2f}, median {np.median(off):.2f} of 255")
    server.shutdown()
    print(f"{failures} failed")
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()
