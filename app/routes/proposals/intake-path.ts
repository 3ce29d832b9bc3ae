import type { IntakeStep } from "~/core/intake/steps";
import type { Language } from "~/core/shared/language";
import { paths } from "~/i18n/paths";

/** The address of one step of one form. `fromCheck`: the reader mends something and goes back to the check page. */
export function intakePath(lang: Language, token: string, step: IntakeStep, fromCheck = false): string {
  const query = new URLSearchParams({ form: token, step, ...(fromCheck && { from: "check" }) });
  return `${paths.newProposal(lang)}?${query}`;
}
