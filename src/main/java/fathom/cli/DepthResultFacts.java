package fathom.cli;

import fathom.geometry.CameraChoice;
import fathom.pipeline.DepthResult;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A result for programs. */
final class DepthResultFacts {
    private DepthResultFacts() {}

    static Map<String, Object> json(DepthResult result) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("model", result.card().id());
        facts.put("kind", result.map().kind().id());
        facts.put("unit", result.map().kind().unit());
        facts.put("width", result.map().grid().width());
        facts.put("height", result.map().grid().height());
        facts.put("camera", camera(result.camera()));
        facts.put("inputSize", result.inputSize());
        facts.put("timings", result.timings());
        return facts;
    }

    /** The focal length and who said so. */
    static Map<String, Object> camera(CameraChoice camera) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("focalPx", camera.intrinsics().fxPx());
        facts.put("horizontalFovDeg", camera.horizontalFovDeg());
        facts.put("source", camera.source().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return facts;
    }
}
