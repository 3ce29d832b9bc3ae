import { z } from "zod";

const day = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .nullable();

/** What a bulk action keeps of a lead, as it is read back. */
export const beforeSchema = z.object({
  state: z.string(),
  assigneeId: z.number().nullable(),
  departmentCode: z.string(),
  coordinating: z.array(z.string()),
  appraisal: z.boolean(),
  waitingSince: day,
  dueOn: day,
  calendar: z.string(),
  assignBy: day,
  assignedAt: day,
  byHand: z.boolean(),
  arbitration: z.boolean(),
  /** The tasks that were open: a forward closes those of the department that leads from then on. */
  openTasks: z.array(z.number()),
});
