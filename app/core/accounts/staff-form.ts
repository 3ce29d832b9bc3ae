import { cleanEmail, cleanLine, isEmail } from "~/core/leads/clean";
import { type Role, roles } from "~/core/policy/may";
import { isLanguage, type Language } from "~/core/shared/language";

export type StaffDetails = { name: string; language: Language };
export type StaffPost = { role: Role; departmentCode: string | null };

export type StaffFieldError =
  | "name.blank"
  | "email.invalid"
  | "email.taken"
  | "role.unknown"
  | "department.missing"
  | "language.unknown";
export type StaffErrors = Partial<
  Record<"name" | "email" | "role" | "department" | "language", StaffFieldError>
>;

export function isRole(text: string): text is Role {
  return roles.some((role) => role === text);
}

/** Officers and heads belong to a department; the others may. */
export function needsDepartment(role: Role): boolean {
  return role === "officer" || role === "head";
}

export function readEmail(typed: string): string | null {
  const email = cleanEmail(typed).toLowerCase();
  return email.length <= 254 && isEmail(email) ? email : null;
}

/** Name and language, which everybody may change of themselves. */
export function readDetails(typed: {
  name: string;
  language: string;
}): { details: StaffDetails } | { errors: StaffErrors } {
  const name = cleanLine(typed.name).slice(0, 200);
  const errors: StaffErrors = {};
  if (!name) errors.name = "name.blank";
  if (!isLanguage(typed.language)) return { errors: { ...errors, language: "language.unknown" } };
  return name ? { details: { name, language: typed.language } } : { errors };
}

/** Role and department, which an administrator gives. `departments` are the codes there are. */
export function readPost(
  typed: { role: string; department: string },
  departments: ReadonlySet<string>,
): { post: StaffPost } | { errors: StaffErrors } {
  if (!isRole(typed.role)) return { errors: { role: "role.unknown" } };
  const departmentCode = departments.has(typed.department) ? typed.department : null;
  if (needsDepartment(typed.role) && !departmentCode) return { errors: { department: "department.missing" } };
  return { post: { role: typed.role, departmentCode } };
}
