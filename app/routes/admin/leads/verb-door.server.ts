import { data, redirect } from "@remix-run/node";
import { blankText, cleanText } from "~/core/leads/clean";
import { isIsoDay } from "~/core/shared/day";
import { paths } from "~/i18n/paths";
import type { ChangeResult, Seen } from "~/services/leads/change-lead.server";
import type { DeskLead } from "~/services/leads/desk-lead.server";
import { type FormFields, readId } from "../../form-fields.server";
import { longestText } from "./verb-form";
import type { FieldError, TextError, Verb, VerbAnswer } from "./verbs";

/** What the page showed when the form was filled in. */
export function seenOf(lead: DeskLead, form: FormFields): Seen {
  return {
    leadId: lead.id,
    version: readId(form.text("version")),
    lastEvent: readId(form.text("lastEvent")),
  };
}

/** Texts that must be there, by the names of their fields: cleaned, with what is wrong with each. */
export function readTexts<Name extends string>(form: FormFields, names: readonly Name[]) {
  const typed: Record<string, string> = {};
  const errors: Record<string, TextError> = {};
  const texts = Object.fromEntries(
    names.map((name) => {
      const text = cleanText(form.text(name));
      typed[name] = text.slice(0, longestText);
      if (blankText(text)) errors[name] = "blank";
      else if (text.length > longestText) errors[name] = "too-long";
      return [name, text];
    }),
  ) as Record<Name, string>;
  return { texts, typed, errors };
}

const nothing = { errors: {}, refusal: null, changedSince: null };

/** A form that cannot be used as it is: 422, everything kept. */
export function incomplete(verb: Verb, typed: Record<string, string>, errors: Record<string, FieldError>) {
  return data<VerbAnswer>({ ...nothing, verb, typed, errors }, { status: 422 });
}

/** Done: back to the lead. Refused: the same page says why (409 when the lead has changed), everything typed kept. */
export function answered(
  verb: Verb,
  lead: DeskLead,
  result: ChangeResult,
  typed: Record<string, string> = {},
) {
  switch (result.kind) {
    case "done":
      throw redirect(`${paths.lead(lead.code)}?done=${verb}`, { status: 303 });
    case "changed":
      return data<VerbAnswer>({ ...nothing, verb, typed, changedSince: result.since ?? 0 }, { status: 409 });
    case "refused": {
      const { reason } = result;
      switch (reason) {
        case "assignee.unknown":
          return incomplete(verb, typed, { assignee: "unknown" });
        case "department.unknown":
        case "department.same":
          return incomplete(verb, typed, { department: "unknown" });
        case "opinion.missing":
        case "conditions.missing":
        case "calendar.missing":
        case "date.missing":
        case "date.not-later":
        case "date.too-late":
        case "date.day-off":
        case "date.before-receipt":
        case "date.too-early":
        case "date.after-pause":
        case "date.same":
          return incomplete(verb, typed, { [fieldOf(verb, reason, typed)]: reason });
        default:
          return data<VerbAnswer>({ ...nothing, verb, typed, refusal: reason }, { status: 409 });
      }
    }
  }
}

/** The field that a refusal is about. */
function fieldOf(verb: Verb, reason: FieldError, { task }: Record<string, string>): string {
  if (reason === "opinion.missing") return `opinion-${task}`;
  if (reason === "conditions.missing") return `conditions-${task}`;
  return verb === "extend" ? "due" : "since";
}

/** A day as `<input type="date">` sends it; null for anything else. */
export function readDay(typed: string): string | null {
  return isIsoDay(typed) ? typed : null;
}
