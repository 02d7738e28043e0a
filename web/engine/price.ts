// SPDX-License-Identifier: MIT
// The price field of a venue's payload, to the core and back.
import type { Read } from "./decode.js";
import { writeDecimal, type Write } from "./encode.js";
import { Fault } from "./errors.js";
import type { VenuePrice } from "./types.js";

export const writeVenue: Write = (venue, question) => {
  if (typeof venue !== "string") throw new Fault("wrong-type", venue);
  if (!question.line(venue)) throw new Fault("unknown-venue", venue);
};

/** Venues spell that there is no price as null or as empty text too; which of them do the core knows. */
export const writeRawPrice: Write = (raw, question, roster) => {
  if (raw === null || raw === "") question.line(raw ?? "null");
  else writeDecimal(raw, question, roster);
};

export const readPrice: Read<VenuePrice> = (answer) => {
  const price = answer.line();
  return price === "" ? { status: "never" } : { status: "ok", price };
};
