package io.headroom.features.serving;

import io.headroom.runtime.bundle.InitialValues;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What the feature store is told beyond what every service is. */
@ConfigMapping(prefix = "headroom.features")
public interface FeaturesConfig {
    /** Which of the bundle's states the store begins with; a store keeps to what it began with. */
    @WithDefault("current")
    InitialValues initialValues();

    StoreConfig store();

    ReadConfig read();

    WriteConfig write();

    LoadConfig load();

    WarmUpConfig warmUp();

    /** Where rows are kept. */
    enum StoreKind {
        /** In a directory of this process; what it has, no other replica has. */
        EMBEDDED,
        /** On a Redis or Valkey server that replicas share. */
        REDIS
    }

    /** The store. */
    interface StoreConfig {
        @WithDefault("embedded")
        StoreKind kind();

        RedisConfig redis();

        /** Directory of an embedded store; one process at a time. */
        Path directory();

        /** Most bytes it may hold. Reserves address space, not disk or memory. */
        @WithDefault("4G")
        MemorySize capacity();

        /** Most requests that read at one time. */
        @WithDefault("256")
        int maxReaders();

        /** How long the store of a bundle that was replaced stays open for callers that have not changed over yet. */
        @WithDefault("2m")
        Duration keepReplaced();
    }

    /** The server of a shared store. */
    interface RedisConfig {
        /** {@code redis://[user:password@]host:port[/database]}, or {@code rediss://} with TLS. Needed where the kind is redis. */
        Optional<String> url();

        /** First part of every key. */
        @WithDefault("headroom")
        String prefix();

        /** How long a start waits for the server. */
        @WithDefault("2m")
        Duration connectWithin();

        /** After which a read has failed. Callers wait for a few tens of milliseconds. */
        @WithDefault("100ms")
        Duration readWithin();

        /** After which a write has failed. */
        @WithDefault("5s")
        Duration writeWithin();
    }

    /** Bounds of a read. */
    interface ReadConfig {
        /** Most entities of one request, over all its views. */
        @WithDefault("10000")
        int mostRows();

        /** Most calls under way, replies not yet sent included; a read beyond them is refused. */
        @WithDefault("256")
        int inFlight();

        /** Time a read may take whose caller sets no deadline; one that took longer counts as wasted work. */
        @WithDefault("1s")
        Duration atMost();
    }

    /** Bounds of writes. */
    interface WriteConfig {
        /** Most rows of one request, over all its views. */
        @WithDefault("10000")
        int mostRows();

        /** Most values of a list in one row. */
        @WithDefault("100000")
        int longestList();

        /** Most writes that wait; the next is refused. */
        @WithDefault("1024")
        int queue();

        /** Most writes made durable by one flush. */
        @WithDefault("256")
        int group();
    }

    /** Loading a bundle. */
    interface LoadConfig {
        /** Rows of one transaction. */
        @WithDefault("512")
        int chunkRows();
    }

    /** Reads the service asks of itself before it says it is ready. */
    interface WarmUpConfig {
        @WithDefault("400")
        int reads();

        /** Entities of one such read. */
        @WithDefault("500")
        int rows();

        /** Time all of them may take; reads that are not answered by then have failed and are asked again. */
        @WithDefault("120s")
        Duration timeout();
    }
}
