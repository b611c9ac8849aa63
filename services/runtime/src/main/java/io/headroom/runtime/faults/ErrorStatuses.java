package io.headroom.runtime.faults;

import io.grpc.Status;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a service can be told to answer errors with: it depends on what it speaks. */
public enum ErrorStatuses {
    /** Codes by name, but for OK. */
    GRPC {
        @Override
        boolean accepts(String status) {
            return Arrays.stream(Status.Code.values())
                    .anyMatch(code -> code != Status.Code.OK && code.name().equals(status));
        }

        @Override
        String known() {
            return Arrays.stream(Status.Code.values())
                    .filter(code -> code != Status.Code.OK)
                    .map(Status.Code::name)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
    },
    /** Numbers. */
    HTTP {
        @Override
        boolean accepts(String status) {
            return status.matches("[45]\\d\\d");
        }

        @Override
        String known() {
            return "an HTTP status from 400 to 599";
        }
    };

    abstract boolean accepts(String status);

    abstract String known();
}
