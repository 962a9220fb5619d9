/** Spots: events whose ticket types are slots and that guests find by a name ({@link dev.stagedoor.event.spot.OpenSpot}). A name belongs to one spot, for good: it stands on printed QR codes. */
@NullMarked
package dev.stagedoor.event.spot;

import org.jspecify.annotations.NullMarked;
