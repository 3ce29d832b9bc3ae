import { vietnamDate } from "~/core/deadlines/calendar";
import { isOpen } from "~/core/departments/department";
import type { Database } from "~/infra/db/client.server";
import { readFacts } from "../reference/facts.server";

/** What is still to be set up before the house can keep its promises; empty lists and false mean: done. */
export type Setup = {
  /** Codes of departments that receive leads and have nobody, or no mailbox. */
  withoutStaff: string[];
  withoutMailbox: string[];
  /** Accounts that were made and whose one-time link nobody has used: they cannot take leads. */
  invited: number;
  publicUrlUnset: boolean;
  smtpUnset: boolean;
  /** The years that due dates will fall in, as the calendar knows them. */
  calendar: { year: number; status: "missing" | "provisional" }[];
  /** Open leads without a due date, because a calendar was missing. */
  undated: number;
  failedMails: number;
};

export async function readSetup(
  db: Database,
  now: Date,
  settings: { publicUrlIsSet: boolean; smtp: boolean },
): Promise<Setup> {
  const facts = await readFacts(db);
  const today = vietnamDate(now);
  const receiving = [...facts.departments.values()].filter(
    (department) => department.receivesLeads && isOpen(department, today),
  );
  const [staffed, invited, undated, failedMails] = await Promise.all([
    db.staff.groupBy({
      by: ["departmentCode"],
      where: { disabledAt: null, role: { in: ["officer", "head", "coordinator"] } },
    }),
    db.staff.count({ where: { disabledAt: null, passwordHash: null } }),
    db.lead.count({
      where: { dueOn: null, state: { notIn: ["resolved", "withdrawn"] } },
    }),
    db.mail.count({ where: { state: { in: ["failed", "unknown"] } } }),
  ]);
  const withStaff = new Set(staffed.map((group) => group.departmentCode));
  const thisYear = Number(vietnamDate(now).slice(0, 4));
  return {
    withoutStaff: receiving.map(({ code }) => code).filter((code) => !withStaff.has(code)),
    withoutMailbox: receiving.filter((department) => !department.mailbox).map(({ code }) => code),
    invited,
    publicUrlUnset: !settings.publicUrlIsSet,
    smtpUnset: !settings.smtp,
    calendar: [thisYear, thisYear + 1].flatMap((year): Setup["calendar"] => {
      const known = facts.calendar.years[String(year)];
      if (!known) return [{ year, status: "missing" }];
      return known.status === "provisional" ? [{ year, status: "provisional" }] : [];
    }),
    undated,
    failedMails,
  };
}
