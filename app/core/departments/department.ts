import type { Localised } from "~/core/shared/localised";

/** A name that a department bore from a day on until the day before `to`; null: since ever, until today. ISO days. */
export type NamePeriod = { name: Localised; from: string | null; to: string | null };

/** When a department exists: from a day on, until the day before `validTo`. ISO days. */
export type Validity = { validFrom: string | null; validTo: string | null };

/** Whether a department exists on a day; one that was merged or closed stays known, and receives nothing. */
export function isOpen({ validFrom, validTo }: Validity, day: string): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day < validTo);
}

/** The name that a department bore on a day: what happened then is told with it. Things of today bear today's name. */
export function departmentNameAt(
  department: { name: Localised; periods: readonly NamePeriod[] },
  day: string,
): Localised {
  const then = department.periods.find(
    ({ from, to }) => (from === null || from <= day) && (to === null || day < to),
  );
  return then?.name ?? department.name;
}

type Succeeded = Validity & { successorCodes: readonly string[] };

/** The departments that hold today what a closed one held, however often it was passed on; itself while it is open. */
export function heirsOf(
  code: string,
  departments: ReadonlyMap<string, Succeeded>,
  day: string,
  seen: ReadonlySet<string> = new Set(),
): string[] {
  const department = departments.get(code);
  if (!department || seen.has(code)) return [];
  if (isOpen(department, day)) return [code];
  const after = new Set([...seen, code]);
  return [...new Set(department.successorCodes.flatMap((next) => heirsOf(next, departments, day, after)))];
}
