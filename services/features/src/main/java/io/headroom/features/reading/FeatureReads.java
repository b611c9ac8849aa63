package io.headroom.features.reading;

import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.contracts.v1.ViewRead;
import io.headroom.contracts.v1.ViewRows;
import io.headroom.features.rows.ViewSchema;
import io.headroom.features.rows.ViewSchemas;
import io.headroom.features.store.OnlineStore;
import io.headroom.features.store.RowKeys;
import io.headroom.features.store.RowReader;
import io.headroom.features.store.StoreException;
import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.failures.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Answers reads: all views of a request from the same moment of the store. Thread-safe; never waits for a write. */
public final class FeatureReads {
    private final OnlineStore store;
    private final ViewSchemas schemas;
    private final String bundle;
    private final int mostRows;
    private final ReadObserver observer;

    /**
     * @param bundle version that replies name
     * @param mostRows most entities one request may ask for, over all its views
     */
    public FeatureReads(OnlineStore store, ViewSchemas schemas, String bundle, int mostRows, ReadObserver observer) {
        this.store = store;
        this.schemas = schemas;
        this.bundle = bundle;
        this.mostRows = mostRows;
        this.observer = observer;
    }

    /**
     * @return completes as {@link OnlineStore#read} does; fails with a {@link StoreException} when the store cannot be read
     * @throws ServiceException INVALID for an unknown view or too many ids
     */
    public CompletableFuture<ReadReply> read(ReadRequest request) {
        requireFewEnough(request);
        List<RowKeys> keys = new ArrayList<>(request.getReadsCount());
        for (ViewRead read : request.getReadsList()) {
            keys.add(new RowKeys(schema(read).view(), read.getEntityIdsCount(), read::getEntityIds));
        }
        return store.read(keys).thenApply(rows -> reply(request, rows));
    }

    private ReadReply reply(ReadRequest request, RowReader reader) {
        ReadReply.Builder reply = ReadReply.newBuilder().setBundle(bundle);
        try (reader) {
            for (int part = 0; part < request.getReadsCount(); part++) {
                reply.addViews(rows(reader, part, request.getReads(part)));
            }
        }
        return reply.build();
    }

    private ViewSchema schema(ViewRead read) {
        return schemas.find(read.getView())
                .orElseThrow(() -> invalid("unknown view '" + read.getView() + "'; known are " + schemas.views()));
    }

    private ViewRows rows(RowReader reader, int part, ViewRead read) {
        ViewSchema schema = schema(read);
        int asked = read.getEntityIdsCount();
        ViewRowsBuilder rows = new ViewRowsBuilder(schema, asked);
        reader.rows(part, rows);
        observer.read(schema.view(), asked, asked - rows.found());
        return rows.build(read);
    }

    private void requireFewEnough(ReadRequest request) {
        long asked = 0;
        for (ViewRead read : request.getReadsList()) {
            asked += read.getEntityIdsCount();
        }
        if (asked > mostRows) {
            throw invalid(asked + " entities asked for, but the limit is " + mostRows
                    + " (headroom.features.read.most-rows)");
        }
    }

    private static ServiceException invalid(String message) {
        return new ServiceException(FailureCategory.INVALID, message);
    }
}
