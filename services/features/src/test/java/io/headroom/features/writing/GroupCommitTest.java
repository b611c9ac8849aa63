package io.headroom.features.writing;

import static io.headroom.features.store.TestRows.SCHEMA;
import static io.headroom.features.store.TestRows.batch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.features.store.OnlineStore;
import io.headroom.features.store.RowKeys;
import io.headroom.features.store.RowReader;
import io.headroom.features.store.RowVisitor;
import io.headroom.features.store.StoreBatch;
import io.headroom.features.store.StoreFullException;
import io.headroom.features.store.WriteCounts;
import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.failures.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private final GatedStore store = new GatedStore();
    private final List<Integer> groups = new ArrayList<>();

    @Test
    void submit_gathersWhatComesDuringAFlush_intoOneGroup() {
        List<CompletableFuture<WriteCounts>> done = new ArrayList<>();
        try (GroupCommit commits =
                new GroupCommit(store, new GroupLimits(10, 10), (writes, spent) -> groups.add(writes))) {
            done.add(commits.submit(batch(SCHEMA, 1, 1, 1, 1)));
            store.begun.acquireUninterruptibly();
            for (int write = 0; write < 5; write++) {
                done.add(commits.submit(batch(SCHEMA, write, 1, 1, 1)));
            }
            assertThat(commits.waiting()).isEqualTo(5);
            assertThat(done).noneMatch(CompletableFuture::isDone);
            store.mayCommit.release(2);
        }

        assertThat(done).allSatisfy(write -> assertThat(write.join()).isEqualTo(new WriteCounts(1, 0)));
        assertThat(groups).containsExactly(1, 5);
    }

    @Test
    void submit_isRefusedWithTheLimit_whenTheQueueIsFull() {
        try (GroupCommit commits = new GroupCommit(store, new GroupLimits(2, 10), (writes, spent) -> {})) {
            CompletableFuture<WriteCounts> first = commits.submit(batch(SCHEMA, 1, 1, 1, 1));
            store.begun.acquireUninterruptibly();
            CompletableFuture<WriteCounts> second = commits.submit(batch(SCHEMA, 2, 1, 1, 1));
            CompletableFuture<WriteCounts> third = commits.submit(batch(SCHEMA, 3, 1, 1, 1));

            CompletableFuture<WriteCounts> refused = commits.submit(batch(SCHEMA, 4, 1, 1, 1));

            assertFailure(refused, FailureCategory.OVERLOADED, "2 writes wait already, which is the limit");
            store.mayCommit.release(2);
            assertThat(List.of(first.join(), second.join(), third.join())).hasSize(3);
        }
    }

    @Test
    void submit_failsOnlyTheWriteThatFindsNoRoom() {
        try (GroupCommit commits = new GroupCommit(store, new GroupLimits(10, 10), (writes, spent) -> {})) {
            store.mayCommit.release(10);
            store.fullAbove = 3;
            CompletableFuture<WriteCounts> small = commits.submit(batch(SCHEMA, 1, 2, 1, 1));
            CompletableFuture<WriteCounts> large = commits.submit(batch(SCHEMA, 10, 4, 1, 1));

            assertThat(small.join()).isEqualTo(new WriteCounts(2, 0));
            assertFailure(large, FailureCategory.OVERLOADED, "no room");
        }
    }

    @Test
    void submit_isRefused_afterClose() {
        GroupCommit commits = new GroupCommit(store, new GroupLimits(10, 10), (writes, spent) -> {});
        commits.close();

        assertFailure(commits.submit(batch(SCHEMA, 1, 1, 1, 1)), FailureCategory.UNAVAILABLE, "closing");
    }

    private static void assertFailure(CompletableFuture<WriteCounts> write, FailureCategory category, String message) {
        assertThatThrownBy(write::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .hasMessageContaining(message)
                .asInstanceOf(InstanceOfAssertFactories.type(ServiceException.class))
                .extracting(ServiceException::category)
                .isEqualTo(category);
    }

    /** Commits when the test lets it, and has room for few rows. */
    private static final class GatedStore implements OnlineStore {
        private final Semaphore begun = new Semaphore(0);
        private final Semaphore mayCommit = new Semaphore(0);
        private volatile int fullAbove = Integer.MAX_VALUE;

        @Override
        public List<WriteCounts> commit(List<StoreBatch> batches) {
            begun.release();
            mayCommit.acquireUninterruptibly();
            if (batches.stream().mapToInt(batch -> batch.rows().size()).sum() > fullAbove) {
                throw new StoreFullException("no room", new IllegalStateException());
            }
            return batches.stream()
                    .map(batch -> new WriteCounts(batch.rows().size(), 0))
                    .toList();
        }

        @Override
        public CompletableFuture<RowReader> read(List<RowKeys> asked) {
            throw new UnsupportedOperationException("this store is only written");
        }

        @Override
        public void scan(String view, RowVisitor visitor) {
            throw new UnsupportedOperationException("this store is only written");
        }

        @Override
        public Optional<String> marker(String name) {
            return Optional.empty();
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
