package io.headroom.features.reading;

import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.contracts.v1.ViewRead;
import io.headroom.contracts.v1.ViewRows;
import io.headroom.features.rows.ViewSchema;
import io.headroom.features.rows.ViewSchemas;
import io.headroom.features.store.OnlineStore;
import io.headroom.features.store.RowReader;
import io.headroom.features.store.StoreException;
import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.failures.ServiceException;

/** Answers reads: all views of a request from the same moment of the store. Thread-safe; takes microseconds and never waits for a write. */
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
     * @throws ServiceException INVALID for an unknown view or too many ids
     * @throws StoreException when the store cannot be read
     */
    public ReadReply read(ReadRequest request) {
        requireFewEnough(request);
        ReadReply.Builder reply = ReadReply.newBuilder().setBundle(bundle);
        try (RowReader reader = store.reader()) {
            for (ViewRead read : request.getReadsList()) {
                reply.addViews(read(reader, read));
            }
        }
        return reply.build();
    }

    private ViewRows read(RowReader reader, ViewRead read) {
        ViewSchema schema = schemas.find(read.getView())
                .orElseThrow(() -> invalid("unknown view '" + read.getView() + "'; known are " + schemas.views()));
        int asked = read.getEntityIdsCount();
        ViewRowsBuilder rows = new ViewRowsBuilder(schema, asked);
        reader.read(schema.view(), asked, read::getEntityIds, rows);
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
