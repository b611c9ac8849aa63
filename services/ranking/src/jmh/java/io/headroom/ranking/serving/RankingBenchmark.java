package io.headroom.ranking.serving;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import io.headroom.contracts.v1.RankRequest;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.features.definitions.RowEncoder;
import io.headroom.models.ranking.ContractReader;
import io.headroom.ranking.model.DeviceChoice;
import io.headroom.models.ranking.ModelOpener;
import io.headroom.ranking.model.RankingModel;
import io.headroom.ranking.model.TorchEngine;
import io.headroom.ranking.scoring.CatalogueFacts;
import io.headroom.ranking.scoring.RequestReader;
import io.headroom.ranking.scoring.Scorer;
import io.headroom.ranking.scoring.ScoringRequest;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.deadlines.Deadline;
import io.headroom.runtime.workers.WorkerPool;
import io.headroom.runtime.workers.WorkerPoolEvents;
import io.headroom.runtime.workers.WorkerPoolSettings;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What serving adds to the model's own time: the bare forward on ready tensors against the whole path of a request behind the network. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class RankingBenchmark {
    private static final int ITEMS = 20_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Param("500")
    private int rows;

    private Path store;
    private Model bareModel;
    private NDManager manager;
    private NDList tensors;
    private WorkerPool<Scorer> pool;
    private RequestReader reader;
    private RankRequest request;
    private ReadReply features;
    private RowEncoder encoder;
    private ScoringRequest decoded;
    private float[] dense;
    private Scorer scorer;
    private CompletableFuture<float[]> ahead;

    /** Makes a bundle of real size and everything both paths need. */
    @Setup
    public void load() throws Exception {
        store = Files.createTempDirectory("ranking-benchmark");
        Bundle bundle = TinyBundle.publish(store, ITEMS);
        encoder = new RowEncoder(TinyBundle.views());
        RankingModel model = RankingModel.of(bundle, new ContractReader(encoder.names()));
        Device device = TorchEngine.start(Path.of(System.getProperty("engine.cache", "target/headroom/engine")))
                .device(DeviceChoice.CPU);
        loadBare(model, device);
        pool = WorkerPool.start(
                new WorkerPoolSettings("benchmark", 1, 8),
                worker -> new Scorer(ModelOpener.open(model.archive(), model.contract(), device), model, encoder, (real, padded, nanos) -> {}),
                WorkerPoolEvents.NONE,
                System::nanoTime);
        CatalogueFacts catalogue = CatalogueFacts.of(bundle, TinyBundle.views().genres());
        reader = new RequestReader("benchmark", TinyBundle.views(), catalogue);
        RehearsalMessages messages =
                new RehearsalMessages(TinyBundle.views(), catalogue.rows(), new SplittableRandom(5));
        request = messages.request(rows, TinyBundle.DATA_AS_OF);
        features = messages.features(request);
        decoded = read();
        dense = new float[rows * encoder.width()];
        scorer = new Scorer(ModelOpener.open(model.archive(), model.contract(), device), model, encoder, (real, padded, nanos) -> {});
        ahead = submit();
    }

    /** The model alone: tensors ready, answer left where it is. */
    @Benchmark
    public Object bareForward() {
        JniUtils.setGraphExecutorOptimize(false);
        try (NDList answer = bareModel.getBlock().forward(new ParameterStore(manager, false), tensors, false)) {
            return answer.size();
        }
    }

    /** Decode, encode, copy in, forward, copy out, calibrate: through the queue and a worker, and back. */
    @Benchmark
    public float[] throughWorker() {
        return submit().join();
    }

    /** The same as a worker does it, without queue and hand-over. */
    @Benchmark
    public float[] onThisThread() {
        return scorer.score(read());
    }

    /** As {@link #throughWorker}, but with the next request queued already: what a request costs a worker that is never idle. */
    @Benchmark
    public float[] throughBusyWorker() {
        CompletableFuture<float[]> next = submit();
        float[] done = ahead.join();
        ahead = next;
        return done;
    }

    /** Encoding alone, from decoded features to dense rows. */
    @Benchmark
    public float[] encodeOnly() {
        encoder.forRequest(
                        decoded.userValues(),
                        decoded.userUpdatedAtSeconds(),
                        decoded.timeSeconds(),
                        decoded.device())
                .encodeAll(decoded.candidates(), dense, 0);
        return dense;
    }

    /** Decoding the messages alone. */
    @Benchmark
    public Object decodeOnly() {
        return read();
    }

    private ScoringRequest read() {
        int[] itemRows = reader.itemRows(request);
        return reader.read(request, TinyBundle.DATA_AS_OF, itemRows, reader.features(itemRows.length, features));
    }

    private CompletableFuture<float[]> submit() {
        return pool.submit(
                Deadline.after(PATIENCE, System::nanoTime),
                worker -> worker.score(read()));
    }

    private void loadBare(RankingModel model, Device device) throws Exception {
        bareModel = Model.newInstance("bare", device, "PyTorch");
        bareModel.load(model.archive(), null, Map.of());
        manager = bareModel.getNDManager().newSubManager();
        Random random = new Random(9);
        int history = model.contract().historyLength();
        int width = model.contract().dense().size();
        float[] values = new float[rows * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        long[] items = random.longs(rows, 1, ITEMS).toArray();
        long[] recent = random.longs(history, 1, ITEMS).toArray();
        tensors = new NDList(
                manager.create(FloatBuffer.wrap(values), new Shape(1, rows, width)),
                manager.create(LongBuffer.wrap(items), new Shape(1, rows)),
                manager.create(LongBuffer.wrap(recent), new Shape(1, history)),
                manager.create(FloatBuffer.wrap(new float[history]), new Shape(1, history)));
    }

    /** Closes what was opened. */
    @TearDown
    public void close() throws IOException {
        pool.close();
        scorer.close();
        bareModel.close();
        try (var files = Files.walk(store)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
