package io.headroom.models.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchArchiveTest {
    private static final String METHODS = """
              def forward(self: __torch__.Line,
                x: Tensor) -> Tensor:
                return torch.add(torch.mul(x, self.slope), self.offset)
            """;

    private static final TorchModule LINE = new TorchModule(
            "Line",
            METHODS,
            List.of(
                    NamedTensor.parameter("slope", new float[] {2, 3}, 2),
                    NamedTensor.buffer("offset", new float[] {0.5f}, 1)));

    @TempDir
    private Path directory;

    @Test
    void write_makesAnArchiveTorchLoadsAndRuns() throws IOException, MalformedModelException {
        Path archive = directory.resolve("line.pt");
        TorchArchive.write(LINE, archive);

        try (Model model = Model.newInstance("line", "PyTorch")) {
            model.load(archive);
            try (NDManager manager = model.getNDManager().newSubManager()) {
                NDArray x = manager.create(new float[] {10, 20});
                NDList y =
                        model.getBlock().forward(new ParameterStore(model.getNDManager(), false), new NDList(x), false);
                assertThat(y.singletonOrThrow().toFloatArray()).containsExactly(20.5f, 60.5f);
            }
        }
    }

    @Test
    void write_givesTheSameBytes_whenTheModuleIsTheSame() throws IOException {
        assertThat(bytes()).isEqualTo(bytes());
    }

    @Test
    void write_alignsEveryEntryTo64Bytes() throws IOException {
        ByteBuffer archive = ByteBuffer.wrap(bytes()).order(ByteOrder.LITTLE_ENDIAN);
        int entries = 0;
        while (archive.getInt(archive.position()) == 0x04034b50) {
            int header = archive.position();
            int data = header + 30 + archive.getShort(header + 26) + archive.getShort(header + 28);
            assertThat(data % 64).isZero();
            archive.position(data + archive.getInt(header + 18));
            entries++;
        }
        assertThat(entries).isEqualTo(7);
    }

    @Test
    void write_replacesAnExistingFile() throws IOException {
        Path archive = directory.resolve("line.pt");
        Files.write(archive, new byte[1 << 20]);
        TorchArchive.write(LINE, archive);
        assertThat(Files.size(archive)).isEqualTo(bytes().length);
    }

    @Test
    void namedTensor_isRefused_whenShapeAndValuesDisagree() {
        assertThatThrownBy(() -> NamedTensor.parameter("w", new float[3], 2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tensor w has 3 values, its shape asks for 4");
    }

    private static byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TorchArchive.write(LINE, out);
        return out.toByteArray();
    }
}
