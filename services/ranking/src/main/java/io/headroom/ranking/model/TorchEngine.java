package io.headroom.ranking.model;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import io.headroom.models.ranking.RankingModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * PyTorch in this process, set up for serving: one thread per operation, no downloads, native libraries unpacked where the configuration
 * says. There is one engine per process; the first start settles it.
 */
public final class TorchEngine {
    private static final System.Logger LOG = System.getLogger(TorchEngine.class.getName());

    private final Engine engine;

    private TorchEngine(Engine engine) {
        this.engine = engine;
    }

    /**
     * Loads PyTorch's native libraries, unpacking them the first time.
     *
     * @param cacheDirectory where they are unpacked, some 450 MB; made if missing. An environment that sets DJL_CACHE_DIR, ENGINE_CACHE_DIR
     *     or PYTORCH_LIBRARY_PATH goes before it.
     * @throws RankingModelException when the directory or the libraries cannot be used
     */
    public static TorchEngine start(Path cacheDirectory) {
        String directory = prepare(cacheDirectory);
        System.setProperty("DJL_CACHE_DIR", directory);
        System.setProperty("ENGINE_CACHE_DIR", directory);
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        // One thread per operation: workers, one per core, are the only parallelism, so that no request waits for
        // another's threads.
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        // The optimising executor compiles again for every new batch size, in the middle of serving.
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
        if (!"1".equals(System.getenv("OMP_NUM_THREADS"))) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "OMP_NUM_THREADS is not 1: native libraries may start threads of their own beside the workers");
        }
        try {
            return new TorchEngine(Engine.getEngine("PyTorch"));
        } catch (EngineException | UnsatisfiedLinkError e) {
            throw new RankingModelException("PyTorch cannot be loaded from " + directory + ": " + deepest(e), e);
        }
    }

    /**
     * The device of a choice.
     *
     * @throws RankingModelException when a GPU is asked for and PyTorch sees none
     */
    public Device device(DeviceChoice choice) {
        boolean gpu = choice != DeviceChoice.CPU && engine.hasCapability("CUDA") && engine.getGpuCount() > 0;
        if (choice == DeviceChoice.GPU && !gpu) {
            throw new RankingModelException(
                    "headroom.ranking.device is gpu, but PyTorch " + engine.getVersion()
                            + " of this service sees none; set it to auto or cpu, or name a CUDA build of libtorch in PYTORCH_LIBRARY_PATH");
        }
        return gpu ? Device.gpu() : Device.cpu();
    }

    private static String prepare(Path cacheDirectory) {
        Path directory = cacheDirectory.toAbsolutePath().normalize();
        try {
            return Files.createDirectories(directory).toString();
        } catch (IOException e) {
            throw new RankingModelException(
                    "headroom.ranking.engine-cache is " + directory + ", which cannot be made: " + e, e);
        }
    }

    private static String deepest(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
