package io.headroom.runtime.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An array in NumPy's {@code .npy} format, version 1.0, little endian, C order: one or two dimensions of float32, int32, int64 or
 * uint8.
 *
 * @param type element type
 * @param shape one or two sizes
 * @param data the elements, little endian; its position is 0 and its limit the array's size in bytes
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">the format</a>
 */
public record NpyArray(Type type, int[] shape, ByteBuffer data) {
    /** Element types, with NumPy's names for them. */
    public enum Type {
        FLOAT32("<f4", 4),
        INT32("<i4", 4),
        INT64("<i8", 8),
        UINT8("|u1", 1);

        private final String descr;
        private final int bytes;

        Type(String descr, int bytes) {
            this.descr = descr;
            this.bytes = bytes;
        }
    }

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;
    private static final Pattern HEADER =
            Pattern.compile("\\{'descr': '([^']+)', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\),? *\\} *\\n?");

    public NpyArray {
        long elements = 1;
        for (int size : shape) {
            elements *= size;
        }
        if (shape.length < 1 || shape.length > 2 || elements * type.bytes != data.remaining()) {
            throw new BundleException("array of shape " + Arrays.toString(shape) + " and type " + type + " cannot hold "
                    + data.remaining() + " bytes");
        }
        shape = shape.clone();
        data = data.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    public static NpyArray of(float[] values, int... shape) {
        ByteBuffer data = allocate(values.length, Type.FLOAT32);
        data.asFloatBuffer().put(values);
        return new NpyArray(Type.FLOAT32, shape.length == 0 ? new int[] {values.length} : shape, data);
    }

    public static NpyArray of(int[] values) {
        ByteBuffer data = allocate(values.length, Type.INT32);
        data.asIntBuffer().put(values);
        return new NpyArray(Type.INT32, new int[] {values.length}, data);
    }

    public static NpyArray of(long[] values) {
        ByteBuffer data = allocate(values.length, Type.INT64);
        data.asLongBuffer().put(values);
        return new NpyArray(Type.INT64, new int[] {values.length}, data);
    }

    /** Bytes as they are, shared. */
    public static NpyArray of(byte[] values, int... shape) {
        return new NpyArray(Type.UINT8, shape.length == 0 ? new int[] {values.length} : shape, ByteBuffer.wrap(values));
    }

    /** Size of the first dimension. */
    public int rows() {
        return shape[0];
    }

    /** Size of the second dimension; 1 for a one-dimensional array. */
    public int columns() {
        return shape.length == 2 ? shape[1] : 1;
    }

    /** A copy of the elements in C order. */
    public float[] floats() {
        require(Type.FLOAT32);
        float[] values = new float[data.remaining() / Float.BYTES];
        data.asFloatBuffer().get(values);
        return values;
    }

    /** A copy of the elements in C order. */
    public int[] ints() {
        require(Type.INT32);
        int[] values = new int[data.remaining() / Integer.BYTES];
        data.asIntBuffer().get(values);
        return values;
    }

    /** A copy of the elements in C order. */
    public long[] longs() {
        require(Type.INT64);
        long[] values = new long[data.remaining() / Long.BYTES];
        data.asLongBuffer().get(values);
        return values;
    }

    /** A copy of the elements in C order. */
    public byte[] bytes() {
        require(Type.UINT8);
        byte[] values = new byte[data.remaining()];
        data.duplicate().get(values);
        return values;
    }

    @Override
    public int[] shape() {
        return shape.clone();
    }

    @Override
    public ByteBuffer data() {
        return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @throws BundleException when the file cannot be read or is no array of the kinds above */
    public static NpyArray read(Path file) {
        try {
            return decode(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IOException e) {
            throw new BundleException("cannot read the array " + file + ": " + e.getMessage(), e);
        } catch (BundleException e) {
            throw new BundleException(file + ": " + e.getMessage(), e);
        }
    }

    /** @throws IOException when the file cannot be written */
    public void write(Path file) throws IOException {
        byte[] header = header();
        try (var channel = Files.newByteChannel(
                file, java.nio.file.StandardOpenOption.CREATE_NEW, java.nio.file.StandardOpenOption.WRITE)) {
            writeFully(channel, ByteBuffer.wrap(header));
            writeFully(channel, data.duplicate());
        }
    }

    private static void writeFully(java.nio.channels.WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private byte[] header() {
        String sizes = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String dictionary = "{'descr': '" + type.descr + "', 'fortran_order': False, 'shape': (" + sizes
                + (shape.length == 1 ? ",)" : ")") + ", }";
        int unpadded = MAGIC.length + Short.BYTES + dictionary.length() + 1;
        int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
        byte[] text = (dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(MAGIC.length + Short.BYTES + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) text.length)
                .put(text)
                .array();
    }

    private static NpyArray decode(ByteBuffer file) {
        byte[] magic = new byte[MAGIC.length];
        if (file.remaining() < MAGIC.length + Short.BYTES) {
            throw new BundleException("is no .npy file: only " + file.remaining() + " bytes long");
        }
        file.get(magic);
        int headerBytes = Short.toUnsignedInt(file.getShort());
        if (!Arrays.equals(magic, MAGIC) || headerBytes > file.remaining()) {
            throw new BundleException("is no .npy file of version 1.0");
        }
        byte[] text = new byte[headerBytes];
        file.get(text);
        Matcher header = HEADER.matcher(new String(text, StandardCharsets.US_ASCII));
        if (!header.matches()) {
            throw new BundleException(
                    "header is '" + new String(text, StandardCharsets.US_ASCII).strip() + "', which is not understood");
        }
        return new NpyArray(type(header.group(1)), shape(header.group(2)), file.slice());
    }

    private static Type type(String descr) {
        return Arrays.stream(Type.values())
                .filter(type -> type.descr.equals(descr))
                .findFirst()
                .orElseThrow(() ->
                        new BundleException("element type is '" + descr + "', but must be one of <f4, <i4, <i8, |u1"));
    }

    private static int[] shape(String sizes) {
        return Arrays.stream(sizes.split(","))
                .map(String::strip)
                .filter(size -> !size.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private void require(Type wanted) {
        if (type != wanted) {
            throw new BundleException("array holds " + type + ", but " + wanted + " was asked for");
        }
    }

    private static ByteBuffer allocate(int elements, Type type) {
        return ByteBuffer.allocate(Math.multiplyExact(elements, type.bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
