package io.headroom.world.truth;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Arrays in NumPy's .npy format, version 1.0 (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html): little-endian
 * float32 and int64, C order, one or two axes.
 */
final class NpyFile {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;
    private static final int HEADER_START = MAGIC.length + Short.BYTES;
    private static final Pattern HEADER = Pattern.compile(
            "\\{'descr': '(<f4|<i8)', 'fortran_order': False, 'shape': \\((\\d+),(?: (\\d+))?\\), \\}\\s*");

    private NpyFile() {}

    static void write(OutputStream out, float[] values, int columns) throws IOException {
        writeHeader(out, "<f4", shape(values.length, columns));
        byte[] body = new byte[Math.multiplyExact(values.length, Float.BYTES)];
        ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
        out.write(body);
    }

    static void write(OutputStream out, long[] values) throws IOException {
        writeHeader(out, "<i8", shape(values.length, 1));
        byte[] body = new byte[Math.multiplyExact(values.length, Long.BYTES)];
        ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
        out.write(body);
    }

    static float[] readFloats(Path file) throws IOException {
        ByteBuffer bytes = body(file, "<f4", Float.BYTES);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    static long[] readLongs(Path file) throws IOException {
        ByteBuffer bytes = body(file, "<i8", Long.BYTES);
        long[] values = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(values);
        return values;
    }

    private static String shape(int length, int columns) {
        return columns == 1 ? "(%d,)".formatted(length) : "(%d, %d)".formatted(length / columns, columns);
    }

    private static void writeHeader(OutputStream out, String type, String shape) throws IOException {
        String header = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, shape);
        int unpadded = HEADER_START + header.length() + 1;
        String padded = header + " ".repeat((ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT) + "\n";
        out.write(MAGIC);
        out.write(padded.length() & 0xFF);
        out.write(padded.length() >>> Byte.SIZE);
        out.write(padded.getBytes(StandardCharsets.US_ASCII));
    }

    private static ByteBuffer body(Path file, String type, int width) throws IOException {
        byte[] content = Files.readAllBytes(file);
        if (content.length < HEADER_START || !Arrays.equals(content, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IOException(file.getFileName() + ": not a .npy file of version 1.0");
        }
        ByteBuffer bytes =
                ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).position(MAGIC.length);
        int headerLength = Math.min(Short.toUnsignedInt(bytes.getShort()), bytes.remaining());
        String header = new String(content, HEADER_START, headerLength, StandardCharsets.US_ASCII);
        Matcher matcher = HEADER.matcher(header);
        if (!matcher.matches() || !matcher.group(1).equals(type)) {
            throw new IOException("%s: unexpected .npy header %s".formatted(file.getFileName(), header.strip()));
        }
        bytes.position(HEADER_START + headerLength);
        requireSize(file, bytes.remaining(), matcher, width);
        return bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void requireSize(Path file, int actual, Matcher header, int width) throws IOException {
        long columns = header.group(3) == null ? 1 : Long.parseLong(header.group(3));
        long expected = Long.parseLong(header.group(2)) * columns * width;
        if (actual != expected) {
            throw new IOException(
                    "%s: %d bytes of data where %d were expected".formatted(file.getFileName(), actual, expected));
        }
    }
}
