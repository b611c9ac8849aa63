/** Who comes when: independent requests, sessions, and what one request is drawn from. */
package io.headroom.drift.traffic;
