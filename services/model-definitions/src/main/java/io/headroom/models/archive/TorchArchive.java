package io.headroom.models.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a {@link TorchModule} as the archive {@code torch.jit.load} reads: a zip of stored entries, each beginning on a 64-byte boundary so
 * that libtorch may map tensors in place. The same module gives the same bytes.
 */
public final class TorchArchive {
    private static final int ALIGNMENT = 64;
    private static final int LOCAL_HEADER_BYTES = 30;
    private static final int EXTRA_HEADER_BYTES = 4;
    private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1981, 1, 1, 0, 0);

    private final CountingStream counter;
    private final ZipOutputStream zip;

    private TorchArchive(OutputStream out) {
        counter = new CountingStream(out);
        zip = new ZipOutputStream(counter);
    }

    /** Writes the module to a file, replacing it. */
    public static void write(TorchModule module, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            write(module, out);
        }
    }

    /** Writes the module to a stream, which stays open. */
    public static void write(TorchModule module, OutputStream out) throws IOException {
        TorchArchive archive = new TorchArchive(out);
        archive.entry("data.pkl", ModulePickle.of(module));
        archive.entry("byteorder", "little".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < module.tensors().size(); i++) {
            archive.entry("data/" + i, littleEndian(module.tensors().get(i).values()));
        }
        archive.entry("code/__torch__.py", module.source().getBytes(StandardCharsets.UTF_8));
        archive.entry("constants.pkl", ModulePickle.emptyTuple());
        archive.entry("version", "3\n".getBytes(StandardCharsets.US_ASCII));
        archive.zip.finish();
        archive.zip.flush();
    }

    private void entry(String path, byte[] data) throws IOException {
        String name = "model/" + path;
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(data.length);
        CRC32 crc = new CRC32();
        crc.update(data);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(FIXED_TIME);
        entry.setExtra(padding(counter.count() + LOCAL_HEADER_BYTES + name.length() + EXTRA_HEADER_BYTES));
        zip.putNextEntry(entry);
        zip.write(data);
        zip.closeEntry();
    }

    /** An extra field, tagged "FB" as PyTorch tags its own, that moves the data to the next boundary. */
    private static byte[] padding(long dataStart) {
        int missing = (int) ((ALIGNMENT - dataStart % ALIGNMENT) % ALIGNMENT);
        byte[] extra = new byte[EXTRA_HEADER_BYTES + missing];
        extra[0] = 'F';
        extra[1] = 'B';
        extra[2] = (byte) missing;
        return extra;
    }

    private static byte[] littleEndian(float[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }
}
