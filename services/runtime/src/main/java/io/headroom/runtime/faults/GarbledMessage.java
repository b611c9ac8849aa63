package io.headroom.runtime.faults;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.io.IOException;
import java.io.OutputStream;

/** Bytes that are sent where a message is expected. It can only be written. */
final class GarbledMessage implements MessageLite {
    private final MessageLite original;
    private final byte[] bytes;

    GarbledMessage(MessageLite original, long seed) {
        this.original = original;
        this.bytes = Garbling.garble(original.toByteArray(), seed);
    }

    @Override
    public void writeTo(CodedOutputStream output) throws IOException {
        output.writeRawBytes(bytes);
    }

    @Override
    public void writeTo(OutputStream output) throws IOException {
        output.write(bytes);
    }

    @Override
    public void writeDelimitedTo(OutputStream output) {
        throw new UnsupportedOperationException("a garbled message has no length to trust");
    }

    @Override
    public int getSerializedSize() {
        return bytes.length;
    }

    @Override
    public ByteString toByteString() {
        return ByteString.copyFrom(bytes);
    }

    @Override
    public byte[] toByteArray() {
        return bytes.clone();
    }

    @Override
    public Parser<? extends MessageLite> getParserForType() {
        return original.getParserForType();
    }

    @Override
    public MessageLite getDefaultInstanceForType() {
        return original.getDefaultInstanceForType();
    }

    @Override
    public boolean isInitialized() {
        return true;
    }

    @Override
    public Builder newBuilderForType() {
        return original.newBuilderForType();
    }

    @Override
    public Builder toBuilder() {
        return original.toBuilder();
    }
}
