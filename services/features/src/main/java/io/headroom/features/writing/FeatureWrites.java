package io.headroom.features.writing;

import io.headroom.contracts.v1.ViewRows;
import io.headroom.contracts.v1.WriteReply;
import io.headroom.contracts.v1.WriteRequest;
import io.headroom.features.rows.RowPacker;
import io.headroom.features.rows.RowWrite;
import io.headroom.features.rows.ViewSchema;
import io.headroom.features.rows.ViewSchemas;
import io.headroom.features.store.StoreBatch;
import io.headroom.features.store.WriteCounts;
import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.failures.ServiceException;
import io.headroom.runtime.rows.RowColumns;
import io.headroom.runtime.rows.RowFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Checks writes and has them made durable. Thread-safe; does not wait for the disk. */
public final class FeatureWrites {
    private final GroupCommit commits;
    private final ViewSchemas schemas;
    private final WriteLimits limits;
    private final WriteObserver observer;

    public FeatureWrites(GroupCommit commits, ViewSchemas schemas, WriteLimits limits, WriteObserver observer) {
        this.commits = commits;
        this.schemas = schemas;
        this.limits = limits;
        this.observer = observer;
    }

    /**
     * Stores all rows of a request, or none.
     *
     * @return completes when the rows are durable; fails as {@link GroupCommit#submit} does
     * @throws ServiceException INVALID when a view, a column or a value is not allowed
     */
    public CompletableFuture<WriteReply> write(WriteRequest request) {
        return commits.submit(StoreBatch.of(pack(request))).thenApply(this::reply);
    }

    private List<RowWrite> pack(WriteRequest request) {
        requireFewEnough(request);
        List<RowWrite> writes = new ArrayList<>();
        try {
            for (ViewRows rows : request.getRowsList()) {
                writes.addAll(
                        new RowPacker(schema(rows.getView()), limits.longestList()).pack(RowColumns.decode(rows)));
            }
        } catch (RowFormatException e) {
            throw invalid(e.getMessage());
        }
        return writes;
    }

    private ViewSchema schema(String view) {
        return schemas.find(view)
                .orElseThrow(() -> invalid("unknown view '" + view + "'; known are " + schemas.views()));
    }

    private void requireFewEnough(WriteRequest request) {
        long rows = 0;
        for (ViewRows view : request.getRowsList()) {
            rows += view.getEntityIdsCount();
        }
        if (rows > limits.mostRows()) {
            throw invalid(rows + " rows given, but the limit is " + limits.mostRows()
                    + " (headroom.features.write.most-rows)");
        }
    }

    private WriteReply reply(WriteCounts counts) {
        observer.wrote(counts);
        return WriteReply.newBuilder()
                .setWritten(counts.written())
                .setIgnoredAsOlder(counts.ignoredAsOlder())
                .build();
    }

    private static ServiceException invalid(String message) {
        return new ServiceException(FailureCategory.INVALID, message);
    }
}
