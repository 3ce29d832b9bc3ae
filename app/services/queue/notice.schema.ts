import { z } from "zod";

const notice = z.object({
  lead: z.number(),
  kind: z.string(),
  by: z.number().nullable(),
  from: z.string().nullable(),
});

/** What the database tells its listeners: see the trigger `tell_desk`. */
export type Notice = z.infer<typeof notice>;

export function readNotice(payload: string): Notice | null {
  try {
    return notice.safeParse(JSON.parse(payload)).data ?? null;
  } catch {
    return null;
  }
}
