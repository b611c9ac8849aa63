package io.headroom.features.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lmdbjava.ByteBufferProxy;
import org.lmdbjava.Dbi;
import org.lmdbjava.DbiFlags;
import org.lmdbjava.Env;
import org.lmdbjava.EnvFlags;
import org.lmdbjava.LmdbException;
import org.lmdbjava.LmdbNativeException;

/** LMDB's environment in a directory that this process owns, with one table a view and one for markers. */
final class LmdbFiles implements AutoCloseable {
    private static final String DATA_FILE = "data.mdb";
    private static final String MARKERS = "markers";
    private static final String VIEW_PREFIX = "view.";

    /** ENOSPC, EDQUOT of Linux and of macOS, EFBIG. */
    private static final Set<Integer> DISK_FULL = Set.of(28, 122, 69, 27);

    private final Path directory;
    private final StoreOwner owner;
    private final Env<ByteBuffer> env;
    private final Map<String, Dbi<ByteBuffer>> views;
    private final Dbi<ByteBuffer> markers;

    private LmdbFiles(Path directory, StoreOwner owner, Env<ByteBuffer> env, List<String> views) {
        this.directory = directory;
        this.owner = owner;
        this.env = env;
        this.views = views.stream()
                .collect(Collectors.toMap(
                        view -> view,
                        view -> env.openDbi(VIEW_PREFIX + view, DbiFlags.MDB_CREATE, DbiFlags.MDB_INTEGERKEY)));
        this.markers = env.openDbi(MARKERS, DbiFlags.MDB_CREATE);
    }

    static LmdbFiles open(Path directory, long capacityBytes, int maxReaders, List<String> views) {
        StoreOwner owner = StoreOwner.claim(directory);
        try {
            Env<ByteBuffer> env = Env.create(ByteBufferProxy.PROXY_OPTIMAL)
                    .setMapSize(capacityBytes)
                    .setMaxDbs(views.size() + 1)
                    .setMaxReaders(maxReaders)
                    // A reader belongs to a request, not to a thread; rows lie scattered, so reading ahead only costs
                    // memory.
                    .open(directory.toFile(), EnvFlags.MDB_NOTLS, EnvFlags.MDB_NORDAHEAD);
            return open(directory, owner, env, views);
        } catch (LmdbException e) {
            owner.close();
            throw failure(directory, "open", e);
        } catch (RuntimeException e) {
            owner.close();
            throw e;
        }
    }

    private static LmdbFiles open(Path directory, StoreOwner owner, Env<ByteBuffer> env, List<String> views) {
        try {
            env.readerCheck();
            fillUp(directory.resolve(DATA_FILE), usedBytes(env));
            return new LmdbFiles(directory, owner, env, views);
        } catch (RuntimeException e) {
            env.close();
            throw e;
        }
    }

    /**
     * A page that the tree names but the file lacks would kill the process on access. Filled up with zeros it is an error that LMDB or
     * a row's checksum reports. A file may rightly be short when its last pages are free ones.
     */
    private static void fillUp(Path file, long usedBytes) {
        try {
            if (Files.size(file) < usedBytes) {
                try (RandomAccessFile data = new RandomAccessFile(file.toFile(), "rw")) {
                    data.setLength(usedBytes);
                }
            }
        } catch (IOException e) {
            throw new StoreException("cannot open the feature store file " + file + ": " + e.getMessage(), e);
        }
    }

    Path directory() {
        return directory;
    }

    Env<ByteBuffer> env() {
        return env;
    }

    Dbi<ByteBuffer> markers() {
        return markers;
    }

    Dbi<ByteBuffer> view(String view) {
        Dbi<ByteBuffer> rows = views.get(view);
        if (rows == null) {
            throw new StoreException("the feature store " + directory + " has no view '" + view + "'");
        }
        return rows;
    }

    long usedBytes() {
        return usedBytes(env);
    }

    private static long usedBytes(Env<ByteBuffer> env) {
        return (env.info().lastPageNumber + 1) * env.stat().pageSize;
    }

    StoreException failure(String operation, LmdbException e) {
        return failure(directory, operation, e);
    }

    private static StoreException failure(Path directory, String operation, LmdbException e) {
        String what = "cannot " + operation + " the feature store " + directory + ": ";
        return switch (e) {
            case Env.MapFullException full ->
                new StoreFullException(what + "its capacity is exhausted (headroom.features.store.capacity)", full);
            case Env.ReadersFullException full ->
                new StoreException(what + "too many requests read at once (headroom.features.store.max-readers)", full);
            case Env.FileInvalidException invalid ->
                new StoreDamagedException(what + DATA_FILE + " is no LMDB file", invalid);
            case Env.VersionMismatchException other ->
                new StoreDamagedException(what + DATA_FILE + " was written by another version of LMDB", other);
            case LmdbNativeException.PageCorruptedException corrupted ->
                new StoreDamagedException(what + DATA_FILE + " is damaged", corrupted);
            case LmdbNativeException.PageNotFoundException missing ->
                new StoreDamagedException(what + DATA_FILE + " is damaged", missing);
            case LmdbNativeException other
            when DISK_FULL.contains(other.getResultCode()) -> new StoreFullException(what + "the disk is full", other);
            default -> new StoreException(what + e.getMessage(), e);
        };
    }

    @Override
    public void close() {
        try (owner) {
            env.close();
        }
    }
}
