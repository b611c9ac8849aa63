package io.headroom.eventlog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.eventlog.topics.LogTopic;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OrderedMergeTest {
    private static final LogPartition SHOWN = new LogPartition(LogTopic.IMPRESSIONS, 0);
    private static final LogPartition DONE = new LogPartition(LogTopic.INTERACTIONS, 0);
    private static final byte[] VALUE = new byte[10];

    private final OrderedMerge merge =
            new OrderedMerge(Map.of(SHOWN, new LogPosition(0, 0), DONE, new LogPosition(0, 0)));

    @Test
    void release_holdsARecord_whileAnotherPartitionMayDeliverAnOlderOne() {
        merge.lane(SHOWN).add(0, 100, VALUE);
        assertThat(merge.release(10)).isEmpty();
        merge.lane(DONE).nothingBefore(100);
        assertThat(merge.release(10))
                .as("one of the same moment may still come")
                .isEmpty();
        merge.lane(DONE).nothingBefore(101);
        assertThat(merge.release(10)).hasSize(1);
    }

    @Test
    void release_prefersTheImpression_whenTwoAreOfOneMoment() {
        merge.lane(DONE).add(0, 100, VALUE);
        merge.lane(SHOWN).add(0, 100, VALUE);
        assertThat(merge.release(10)).map(held -> held.place().partition()).containsExactly(SHOWN);
        merge.lane(SHOWN).nothingBefore(101);
        assertThat(merge.release(10)).map(held -> held.place().partition()).containsExactly(DONE);
    }

    @Test
    void lane_givesARecordTheTimeOfTheOneBefore_whenTheClockWentBack() {
        merge.lane(SHOWN).add(0, 100, VALUE);
        assertThat(merge.lane(SHOWN).add(1, 90, VALUE).millis()).isEqualTo(100);
    }

    @Test
    void release_countsWhatComesAfterAll_whenAPartitionBrokeItsWord() {
        merge.lane(SHOWN).add(0, 100, VALUE);
        merge.lane(DONE).nothingBefore(200);
        merge.release(10);
        merge.lane(DONE).restart(new LogPosition(0, 0));
        merge.lane(DONE).add(0, 50, VALUE);
        merge.lane(SHOWN).nothingBefore(200);
        assertThat(merge.release(10)).hasSize(1);
        assertThat(merge.late()).isOne();
    }

    @Test
    void positions_countWhatWasReleasedOnly() {
        merge.lane(SHOWN).add(7, 100, VALUE);
        assertThat(merge.positions().get(SHOWN)).isEqualTo(new LogPosition(0, 0));
        assertThat(merge.lane(SHOWN).heldBytes()).isEqualTo(10);
        merge.lane(DONE).nothingBefore(101);
        merge.release(1);
        assertThat(merge.positions().get(SHOWN)).isEqualTo(new LogPosition(8, 100));
        assertThat(merge.lane(SHOWN).heldBytes()).isZero();
    }

    @Test
    void brokerTime_goesOnWithThisMachinesClock_andIsNeverAheadOfTheBrokers() {
        BrokerTime time = new BrokerTime();
        assertThat(time.atLeast(5)).isZero();
        time.seen(1_000, 10);
        assertThat(time.atLeast(15)).isEqualTo(1_005);
        time.seen(900, 20);
        assertThat(time.atLeast(20)).as("an old record says nothing new").isEqualTo(1_010);
        time.seen(1_100, 30);
        assertThat(time.atLeast(30)).isEqualTo(1_100);
    }

    @Test
    void brokerTime_believesANewRecord_whenTheLastWordIsOld() {
        BrokerTime time = new BrokerTime();
        time.seen(1_000, 0);
        time.seen(60_000, 60_001);
        assertThat(time.atLeast(60_001)).isEqualTo(60_000);
    }
}
