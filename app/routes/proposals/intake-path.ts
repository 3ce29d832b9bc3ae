import type { IntakeStep } from "~/core/intake/steps";
import type { Language } from "~/core/shared/language";
import { paths } from "~/i18n/paths";

type Given = {
  /** The reader mends something and goes back to the check page. */
  fromCheck?: boolean;
  /** The step was tried and something in it is wrong: the page says what. */
  tried?: boolean;
};

/** The address of one step of one form. */
export function intakePath(lang: Language, token: string, step: IntakeStep, given: Given = {}): string {
  const query = new URLSearchParams({
    form: token,
    step,
    ...(given.fromCheck && { from: "check" }),
    ...(given.tried && { tried: "1" }),
  });
  return `${paths.newProposal(lang)}?${query}`;
}
