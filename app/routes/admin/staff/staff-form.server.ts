import {
  readDetails,
  readPost,
  type StaffDetails,
  type StaffErrors,
  type StaffPost,
} from "~/core/accounts/staff-form";
import { vietnamDate } from "~/core/deadlines/calendar";
import { isOpen } from "~/core/departments/department";
import type { Language } from "~/core/shared/language";
import { localised } from "~/core/shared/localised";
import type { Facts } from "~/services/reference/facts.server";
import type { FormFields } from "../../form-fields.server";
import type { StaffTyped } from "./staff-fields";

/** The departments to choose from, by name: those that exist on a day. */
export function departmentChoices(facts: Facts, lang: Language, day = vietnamDate(new Date())) {
  return [...facts.departments.values()]
    .filter((department) => isOpen(department, day))
    .map(({ code, name }) => ({ value: code, ...localised(name, lang) }));
}

export function typedStaff(form: FormFields): StaffTyped {
  const short = (name: string) => form.text(name).slice(0, 200);
  return {
    name: short("name"),
    language: short("language"),
    role: short("role"),
    department: short("department"),
  };
}

/** Reads both halves of the form and tells all that is wrong at once. */
export function readStaffForm(
  typed: StaffTyped,
  facts: Facts,
): { staff: StaffDetails & StaffPost } | { errors: StaffErrors } {
  const details = readDetails(typed);
  const open = departmentChoices(facts, "vi").map(({ value }) => value);
  const post = readPost(typed, new Set(open));
  if ("details" in details && "post" in post) return { staff: { ...details.details, ...post.post } };
  return {
    errors: { ...("errors" in details ? details.errors : {}), ...("errors" in post ? post.errors : {}) },
  };
}
