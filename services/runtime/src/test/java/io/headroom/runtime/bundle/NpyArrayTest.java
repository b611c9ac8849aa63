package io.headroom.runtime.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyArrayTest {
    @TempDir
    Path directory;

    @Test
    void write_readsBack_forEveryType() throws IOException {
        NpyArray.of(new float[] {1.5f, -0f, Float.NaN, 4, 5, 6}, 2, 3).write(directory.resolve("f"));
        NpyArray.of(new int[] {Integer.MIN_VALUE, 7}).write(directory.resolve("i"));
        NpyArray.of(new long[] {}).write(directory.resolve("l"));
        NpyArray.of(new byte[] {1, -2, 3, 4}, 2, 2).write(directory.resolve("b"));

        NpyArray floats = NpyArray.read(directory.resolve("f"));
        assertThat(floats.floats()).containsExactly(1.5f, -0f, Float.NaN, 4, 5, 6);
        assertThat(floats.rows()).isEqualTo(2);
        assertThat(floats.columns()).isEqualTo(3);
        assertThat(NpyArray.read(directory.resolve("i")).ints()).containsExactly(Integer.MIN_VALUE, 7);
        assertThat(NpyArray.read(directory.resolve("l")).longs()).isEmpty();
        assertThat(NpyArray.read(directory.resolve("b")).bytes()).containsExactly(1, -2, 3, 4);
        assertThat(NpyArray.read(directory.resolve("b")).columns()).isEqualTo(2);
    }

    @Test
    void write_laysBytesOutAsTheFormatSays() throws IOException {
        Path file = directory.resolve("a.npy");
        NpyArray.of(new int[] {1, 2}).write(file);

        byte[] bytes = Files.readAllBytes(file);
        assertThat(Arrays.copyOf(bytes, 8)).containsExactly(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0);
        assertThat((bytes.length - 8) % 64).isZero();
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .contains("{'descr': '<i4', 'fortran_order': False, 'shape': (2,), }");
        assertThat(Arrays.copyOfRange(bytes, bytes.length - 8, bytes.length)).containsExactly(1, 0, 0, 0, 2, 0, 0, 0);
    }

    @Test
    void read_saysWhatIsWrong_whenTheFileIsDamaged() throws IOException {
        Path file = directory.resolve("a.npy");
        NpyArray.of(new float[] {1, 2, 3}).write(file);
        byte[] bytes = Files.readAllBytes(file);

        assertDamaged(Arrays.copyOf(bytes, bytes.length - 1), "cannot hold 11 bytes");
        assertDamaged(Arrays.copyOf(bytes, 5), "only 5 bytes long");
        assertDamaged("PK not an array".getBytes(StandardCharsets.US_ASCII), "no .npy file");
        assertDamaged(
                new String(bytes, StandardCharsets.ISO_8859_1)
                        .replace("<f4", ">f4")
                        .getBytes(StandardCharsets.ISO_8859_1),
                "'>f4'");
    }

    @Test
    void floats_refuses_whenTheArrayHoldsSomethingElse() {
        assertThatThrownBy(() -> NpyArray.of(new long[] {1}).floats())
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("INT64");
    }

    private void assertDamaged(byte[] bytes, String expected) throws IOException {
        Path file = Files.write(directory.resolve("damaged.npy"), bytes);
        assertThatThrownBy(() -> NpyArray.read(file))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("damaged.npy")
                .hasMessageContaining(expected);
    }
}
