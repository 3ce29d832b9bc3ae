import { cleanEmail, cleanLine, cleanText, isEmail } from "~/core/leads/clean";
import { isIsoDay } from "~/core/shared/day";
import { languages } from "~/core/shared/language";
import type { Localised } from "~/core/shared/localised";

/** A department as an administrator adds it. */
export type NewDepartment = {
  code: string;
  abbreviation: string;
  name: Localised;
  remit: Localised;
  mailbox: string | null;
  receivesLeads: boolean;
  /** ISO day; null: it exists already. */
  validFrom: string | null;
};

export type DepartmentTyped = {
  code: string;
  abbreviation: string;
  name: Record<string, string>;
  remit: Record<string, string>;
  mailbox: string;
  receives: boolean;
  validFrom: string;
};

export type DepartmentErrors = {
  code?: "codeInvalid" | "codeTaken";
  name?: "blank";
  remit?: "blank";
  mailbox?: "mailboxInvalid";
  validFrom?: "dateInvalid";
};

/** Segments of addresses beside the departments' own. */
const reserved = ["new", "reorganise", "reorganisations"];

/** Reads the form; every mistake is told at once. Whether the code is taken is asked of the database. */
export function readDepartment(
  typed: DepartmentTyped,
): { department: NewDepartment } | { errors: DepartmentErrors } {
  const code = cleanLine(typed.code);
  const mailbox = cleanEmail(typed.mailbox).toLowerCase();
  const department: NewDepartment = {
    code,
    abbreviation: cleanLine(typed.abbreviation).slice(0, 40) || code,
    name: readNames(typed.name),
    remit: readNames(typed.remit, 1000),
    mailbox: mailbox || null,
    receivesLeads: typed.receives,
    validFrom: typed.validFrom || null,
  };
  const errors: DepartmentErrors = {};
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(code) || code.length > 60 || reserved.includes(code)) {
    errors.code = "codeInvalid";
  }
  if (!department.name.vi) errors.name = "blank";
  if (!department.remit.vi) errors.remit = "blank";
  if (mailbox && (mailbox.length > 254 || !isEmail(mailbox))) errors.mailbox = "mailboxInvalid";
  if (department.validFrom !== null && !isIsoDay(department.validFrom)) errors.validFrom = "dateInvalid";
  return Object.keys(errors).length > 0 ? { errors } : { department };
}

/** The names that were typed, by language; an empty field is no name. */
export function readNames(typed: Record<string, string>, most = 200): Localised {
  const names: Localised = {};
  for (const language of languages) {
    const text = most > 200 ? cleanText(typed[language] ?? "") : cleanLine(typed[language] ?? "");
    if (text) names[language] = text.slice(0, most);
  }
  return names;
}
