package io.headroom.features.benchmark;

import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.contracts.v1.ViewRead;
import io.headroom.features.loading.BundleViews;
import io.headroom.features.reading.FeatureReads;
import io.headroom.features.rows.PackedRow;
import io.headroom.features.rows.RowWrite;
import io.headroom.features.rows.ViewSchema;
import io.headroom.features.rows.ViewSchemas;
import io.headroom.features.store.OnlineStore;
import io.headroom.features.store.RowKeys;
import io.headroom.features.store.RowReader;
import io.headroom.features.store.StoreBatch;
import io.headroom.features.store.WriteCounts;
import io.headroom.features.writing.GroupCommit;
import io.headroom.features.writing.GroupLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The two stores side by side on what the service does: find 500 rows, answer them as columns, and make a write of one row durable while
 * seven other callers do the same.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class OnlineStoreBenchmark {
    private static final int QUEUE = 1024;
    private static final int GROUP = 256;

    @Param
    public Stores store;

    private Path directory;
    private OnlineStore online;
    private FeatureReads reads;
    private GroupCommit commits;
    private ViewSchema items;
    private long time;

    @Setup(Level.Trial)
    public void open() throws IOException {
        directory = BenchmarkData.newDirectory();
        online = store.open(directory.resolve("store"));
        ViewSchemas schemas = BenchmarkData.load(online, BenchmarkData.publish(directory.resolve("bundles")));
        items = schemas.find(BundleViews.ITEM).orElseThrow();
        reads = new FeatureReads(online, schemas, "bundle", BenchmarkData.ROWS_PER_READ, (view, asked, missing) -> {});
        commits = new GroupCommit(online, new GroupLimits(QUEUE, GROUP), (writes, spent) -> {});
        time = 2_000;
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        commits.close();
        online.close();
        BenchmarkData.delete(directory);
    }

    /** Looks up 500 random rows and touches each. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public void findRows(Blackhole hole) {
        long[] ids = randomIds();
        RowKeys keys = new RowKeys(BundleViews.ITEM, ids.length, index -> ids[index]);
        try (RowReader reader = online.read(List.of(keys)).join()) {
            reader.rows(0, (index, id, row) -> hole.consume(PackedRow.updatedAtSeconds(row)));
        }
    }

    /** Answers a request for 500 random rows: finds, checks and packs them into columns of a reply. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public ReadReply answerRead() {
        ViewRead.Builder read = ViewRead.newBuilder().setView(BundleViews.ITEM);
        for (long id : randomIds()) {
            read.addEntityIds(id);
        }
        return reads.read(ReadRequest.newBuilder().addReads(read).build()).join();
    }

    /** Time until a write of one row is durable, eight callers at a time. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Threads(8)
    public WriteCounts writeDurably() {
        long id = 1L + ThreadLocalRandom.current().nextInt(BenchmarkData.ITEMS);
        ByteBuffer row = PackedRow.begin(BenchmarkData.COLUMNS * Float.BYTES, items, time);
        return commits.submit(StoreBatch.of(List.of(new RowWrite(BundleViews.ITEM, id, PackedRow.seal(row, id)))))
                .join();
    }

    private static long[] randomIds() {
        return ThreadLocalRandom.current()
                .longs(BenchmarkData.ROWS_PER_READ, 1, BenchmarkData.ITEMS + 1)
                .toArray();
    }
}
