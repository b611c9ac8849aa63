package io.headroom.runtime.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FaultJsonTest {
    @Test
    void read_understandsEveryKind() {
        assertThat(read("{'kind':'drop'}")).isEqualTo(fault(new Fault.Drop()));
        assertThat(read("{'kind':'corrupt'}")).isEqualTo(fault(new Fault.Corruption()));
        assertThat(read("{'kind':'error','error':{'status':'UNAVAILABLE'}}"))
                .isEqualTo(fault(new Fault.Failure("UNAVAILABLE")));
        assertThat(read("{'kind':'delay','delay':{'distribution':'fixed','value':'50ms'}}"))
                .isEqualTo(fault(new Fault.Delay(new DelayDistribution.Fixed(Duration.ofMillis(50)))));
    }

    @Test
    void read_understandsEveryDistribution() {
        assertThat(delay("{'distribution':'uniform','least':'1ms','most':'2ms'}"))
                .isEqualTo(new DelayDistribution.Uniform(Duration.ofMillis(1), Duration.ofMillis(2)));
        assertThat(delay("{'distribution':'exponential','mean':'500us'}"))
                .isEqualTo(new DelayDistribution.Exponential(Duration.ofNanos(500_000)));
        assertThat(delay("{'distribution':'lognormal','median':'10ms','p99':'0.2s'}"))
                .isEqualTo(new DelayDistribution.LogNormal(Duration.ofMillis(10), Duration.ofMillis(200)));
    }

    @Test
    void read_takesShareCallerTimeAndSeed() {
        assertThat(read("{'kind':'drop','share':0.25,'caller':'gateway','forSeconds':1.5,'seed':-7}"))
                .isEqualTo(new Fault(
                        new Fault.Drop(), 0.25, Optional.of("gateway"), Optional.of(Duration.ofMillis(1500)), -7));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                        | the body must be a JSON object
            []                                                        | the body must be a JSON object
            {'kind':'drop'                                            | the body is not JSON
            {'kind':'drop'}}                                          | the body is not JSON
            {'kind':'drop','kind':'drop'}                             | the body is not JSON
            {}                                                        | kind is missing, but must be delay, error, drop or corrupt
            {'kind':'Drop'}                                           | kind is "Drop", but must be
            {'kind':'drop','often':1}                                 | there is no field 'often'; the fields are [caller, delay,
            {'kind':'drop','error':{'status':'ABORTED'}}              | the field error does not belong to kind drop
            {'kind':'drop','share':0}                                 | share is 0, but must be a number above 0 and at most 1
            {'kind':'drop','share':1.1}                               | share is 1.1, but
            {'kind':'drop','share':'1'}                               | share is "1", but
            {'kind':'drop','forSeconds':0}                            | forSeconds is 0, but must be a number from 0.001 to 86400
            {'kind':'drop','forSeconds':1e-12}                        | forSeconds is 1.0E-12, but must be a number from 0.001 to 86400
            {'kind':'drop','caller':5}                                | caller is 5, but must be one of [candidates, gateway, ranking]
            {'kind':'drop','caller':'gatewai'}                        | caller is "gatewai", but must be one of
            {'kind':'drop','seed':1.5}                                | seed is 1.5, but must be a whole number
            {'kind':'error'}                                          | error.status is missing, but must be one of CANCELLED,
            {'kind':'error','error':{'status':'OK'}}                  | error.status is "OK", but
            {'kind':'error','error':{'status':'503'}}                 | error.status is "503", but
            {'kind':'error','error':{'code':'ABORTED'}}               | there is no field 'error.code'
            {'kind':'delay'}                                          | delay.distribution is missing, but must be fixed (value)
            {'kind':'delay','delay':{'distribution':'fixed'}}         | delay.value is missing, but must be a number with a unit
            {'kind':'delay','delay':{'distribution':'fixed','value':'50'}}    | delay.value is "50", but
            {'kind':'delay','delay':{'distribution':'fixed','value':'61s'}}   | delay.value is "61s", but must not be above 60s
            {'kind':'delay','delay':{'distribution':'fixed','mean':'1ms'}}    | there is no field 'delay.mean'
            {'kind':'delay','delay':{'distribution':'uniform','least':'2ms','most':'1ms'}}  | delay.most is "1ms", but
            {'kind':'delay','delay':{'distribution':'lognormal','median':'0ms','p99':'1ms'}} | delay.median is "0ms", but must be above 0
            """, quoteCharacter = '`')
    void read_namesFieldValueAndLimit_whenTheBodyIsNoFault(String body, String message) {
        assertThatThrownBy(() -> read(body == null ? "" : body.equals("''") ? "" : body))
                .isInstanceOf(FaultRequestException.class)
                .hasMessageContaining(message);
    }

    @Test
    void read_takesNumbers_whereTheServiceSpeaksHttp() {
        byte[] body = "{\"kind\":\"error\",\"error\":{\"status\":\"503\"}}".getBytes(StandardCharsets.UTF_8);
        assertThat(FaultJson.read(body, ErrorStatuses.HTTP).effect()).isEqualTo(new Fault.Failure("503"));
        byte[] success = "{\"kind\":\"error\",\"error\":{\"status\":\"200\"}}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> FaultJson.read(success, ErrorStatuses.HTTP))
                .hasMessage("error.status is \"200\", but must be an HTTP status from 400 to 599");
    }

    @Test
    void write_saysWhatItDid() {
        InjectedFault injected = new InjectedFault("3", fault(new Fault.Drop()), () -> 0);
        injected.strike(Optional.empty());
        assertThat(FaultJson.write(injected).toString())
                .isEqualTo("{\"id\":\"3\",\"kind\":\"drop\",\"share\":1.0,\"active\":true,\"calls\":1,\"fired\":1}");
    }

    private static DelayDistribution delay(String json) {
        return ((Fault.Delay) read("{'kind':'delay','delay':" + json + "}").effect()).distribution();
    }

    private static Fault read(String json) {
        return FaultJson.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), ErrorStatuses.GRPC);
    }

    private static Fault fault(Fault.Effect effect) {
        return new Fault(effect, 1, Optional.empty(), Optional.empty(), 1);
    }
}
