import { data } from "@remix-run/node";
import type { FieldProblems } from "~/core/projects/read-fields";
import type { SeenRecord } from "~/services/projects/change-project.server";
import { type FormFields, readId } from "../../form-fields.server";
import type { RecordAnswer, RecordRefusal } from "./record-answer";

/** What the page showed when the form was filled in. */
export function seenOf(id: number, form: FormFields): SeenRecord {
  return { id, version: readId(form.text("version")), lastEvent: readId(form.text("lastEvent")) };
}

const longestField = 20_000;

/** The fields of a form as they were typed; several choices of one name stand beside each other. */
export function typedOf(form: FormFields, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, form.all(name).join(" ").slice(0, longestField)]));
}

const nothing = { problems: {}, refusal: null, changedSince: null };

/** A form that cannot be used as it is: 422, everything kept. */
export function incomplete(verb: string, typed: Record<string, string>, problems: FieldProblems) {
  return data<RecordAnswer>({ ...nothing, verb, typed, problems }, { status: 422 });
}

/** What the record does not allow now: 409, everything kept. */
export function refused(verb: string, typed: Record<string, string>, refusal: RecordRefusal) {
  return data<RecordAnswer>({ ...nothing, verb, typed, refusal }, { status: 409 });
}

/** Somebody was quicker: 409, everything kept. */
export function outrun(verb: string, typed: Record<string, string>, changedSince: number) {
  return data<RecordAnswer>({ ...nothing, verb, typed, changedSince }, { status: 409 });
}
