package io.headroom.monitor.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.headroom.monitoring.alarms.Family;
import io.headroom.monitoring.view.AlarmView;
import io.headroom.monitoring.view.DetectorView;
import java.io.IOException;
import java.util.OptionalDouble;

/** Reports as JSON: what is not there is left out, and a number that is none is null. */
public final class ReportJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule()
                    .addSerializer(double.class, new FiniteNumber())
                    .addSerializer(Double.class, new FiniteNumber())
                    .addSerializer(OptionalDouble.class, new OptionalNumber()))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .addMixIn(AlarmView.class, AlarmJson.class)
            .addMixIn(DetectorView.class, DetectorJson.class)
            .build();

    private ReportJson() {}

    public static byte[] write(MonitorReport report) {
        try {
            return MAPPER.writeValueAsBytes(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report holds nothing that JSON has no form for", e);
        }
    }

    private interface AlarmJson {
        @JsonProperty
        Family family();

        @JsonProperty
        boolean active();
    }

    private interface DetectorJson {
        @JsonProperty
        Family family();
    }

    private static final class FiniteNumber extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            writeFinite(value, out);
        }
    }

    private static final class OptionalNumber extends JsonSerializer<OptionalDouble> {
        @Override
        public boolean isEmpty(SerializerProvider provider, OptionalDouble value) {
            return value.isEmpty();
        }

        @Override
        public void serialize(OptionalDouble value, JsonGenerator out, SerializerProvider provider) throws IOException {
            writeFinite(value.orElse(Double.NaN), out);
        }
    }

    private static void writeFinite(double value, JsonGenerator out) throws IOException {
        if (Double.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeNull();
        }
    }
}
