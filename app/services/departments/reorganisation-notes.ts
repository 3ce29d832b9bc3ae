import { z } from "zod";

/** What a reorganisation's page says besides: in what it differed when it was done, what could not be taken back. */
export const reorganisationNoteKeys = [
  "more-leads",
  "fewer-leads",
  "other-rules",
  "other-staff",
  "no-longer-possible",
  "rules-planned",
  "leads-moved-since",
  "leads-since",
  "rules-changed-since",
  "staff-moved-since",
  "mailbox-changed-since",
  "names-changed-since",
  "others-changed-since",
] as const;

export type ReorganisationNote = { key: (typeof reorganisationNoteKeys)[number]; count: number };

export const reorganisationNotesSchema = z.array(
  z.object({ key: z.enum(reorganisationNoteKeys), count: z.number() }),
);
