/** What is made to go wrong, how much of it and when. */
package io.headroom.drift.injection;
