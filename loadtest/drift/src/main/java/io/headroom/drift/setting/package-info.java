/** The world of a simulation at its reference moment: users, items, truth, and the features kept of what had happened. */
package io.headroom.drift.setting;
