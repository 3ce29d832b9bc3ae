import { data, redirect } from "@remix-run/node";
import { blankText, cleanText } from "~/core/leads/clean";
import { paths } from "~/i18n/paths";
import type { ChangeResult, Seen } from "~/services/leads/change-lead.server";
import type { DeskLead } from "~/services/leads/desk-lead.server";
import { type FormFields, readId } from "../../form-fields.server";
import { longestText } from "./verb-form";
import type { TextError, Verb, VerbAnswer } from "./verbs";

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
export function incomplete(verb: Verb, typed: Record<string, string>, errors: Record<string, TextError>) {
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
      throw redirect(paths.lead(lead.code), { status: 303 });
    case "changed":
      return data<VerbAnswer>({ ...nothing, verb, typed, changedSince: result.since ?? 0 }, { status: 409 });
    case "refused": {
      if (result.reason === "assignee.unknown") return incomplete(verb, typed, { assignee: "unknown" });
      if (result.reason === "department.unknown" || result.reason === "department.same") {
        return incomplete(verb, typed, { department: "unknown" });
      }
      return data<VerbAnswer>({ ...nothing, verb, typed, refusal: result.reason }, { status: 409 });
    }
  }
}
