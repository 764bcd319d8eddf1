package fathom.inference.djl;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;

import fathom.inference.EngineOptions;
import fathom.inference.ProcessorCores;
import fathom.inference.ProcessorKind;
import fathom.inference.Provider;

import java.nio.file.Path;

/** Translates our options into the runtime's, with the settings that measured fastest. */
final class SessionSettings {
    private SessionSettings() {}

    static SessionOptions of(EngineOptions options) throws OrtException {
        var settings = new SessionOptions();
        try {
            settings.setIntraOpNumThreads(threads(options));
            settings.setInterOpNumThreads(1);
            // What goes wrong arrives as an exception; the console belongs to the user.
            settings.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            settings.setOptimizationLevel(level(options.optimisation()));
            settings.setMemoryPatternOptimization(options.memoryPattern());
            // Waiting threads spin for the gap between two operators, no longer: waking them slows
            // a small network by 6 %, spinning on burns the processor that other work needs.
            settings.addConfigEntry("session.intra_op.spin_duration_us", "200");
            // Smaller blocks towards the end of a loop even out the threads.
            settings.addConfigEntry("session.dynamic_block_base", "4");
            add(options.provider().orElse(Provider.CPU), settings);
            return settings;
        } catch (OrtException | RuntimeException e) {
            settings.close();
            throw e;
        }
    }

    /** 0 leaves it to the runtime, which counts physical cores where we cannot. */
    private static int threads(EngineOptions options) {
        if (options.callers() > 1) return Math.max(1, options.threadsInUse() / options.callers());
        return options.threads() > 0 ? options.threads() : ProcessorCores.count().orElse(0);
    }

    /** Operators that the provider does not have are computed by the processor. */
    private static void add(Provider provider, SessionOptions settings) throws OrtException {
        switch (provider) {
            case CPU -> {}
            case CUDA -> settings.addCUDA();
            case COREML -> settings.addCoreML();
            case DIRECTML -> {
                // It refuses to work with planned memory.
                settings.setMemoryPatternOptimization(false);
                settings.addDirectML(0);
            }
            case OPENVINO -> settings.addOpenVINO("AUTO:GPU,CPU");
        }
    }

    /**
     * For a session that only writes its graph. The last level lays out the weights of convolutions
     * for this kind of processor, on others they mean something else: where its kind cannot be
     * told, it is left to the opening.
     */
    static SessionOptions saving(Path target) throws OrtException {
        var settings = new SessionOptions();
        try {
            settings.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            boolean known = ProcessorKind.describe().isPresent();
            settings.setOptimizationLevel(known ? OptLevel.ALL_OPT : OptLevel.EXTENDED_OPT);
            settings.setOptimizedModelFilePath(target.toString());
            // Weights in a file of their own are mapped, not copied, when the graph is opened.
            settings.addConfigEntry(
                    "session.optimized_model_external_initializers_file_name",
                    target.getFileName() + ".data");
            settings.addConfigEntry(
                    "session.optimized_model_external_initializers_min_size_in_bytes", "1024");
            return settings;
        } catch (OrtException | RuntimeException e) {
            settings.close();
            throw e;
        }
    }

    private static OptLevel level(EngineOptions.Optimisation optimisation) {
        return switch (optimisation) {
            case NONE -> OptLevel.NO_OPT;
            case BASIC -> OptLevel.BASIC_OPT;
            case EXTENDED -> OptLevel.EXTENDED_OPT;
            case ALL -> OptLevel.ALL_OPT;
        };
    }
}
