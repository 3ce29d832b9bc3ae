import { vietnamDate } from "~/core/deadlines/calendar";
import type { StaffActor } from "~/core/policy/may";
import {
  type ProjectCodes,
  readCapital,
  readCertificate,
  readProjectFacts,
  readStageMove,
  readStateForm,
  readStrike,
} from "~/core/projects/project-forms";
import type { FieldProblems, Read, Typed } from "~/core/projects/read-fields";
import { db } from "~/infra/runtime.server";
import type {
  ProjectChanged,
  ProjectDeps,
  ProjectRefusal,
  SeenRecord,
} from "~/services/projects/change-project.server";
import { editProject } from "~/services/projects/edit-project.server";
import { moveProject } from "~/services/projects/move-project.server";
import { recordCapital } from "~/services/projects/record-capital.server";
import { recordCertificate } from "~/services/projects/record-certificate.server";
import { setProjectState } from "~/services/projects/set-project-state.server";
import { strikeEntry } from "~/services/projects/strike-entry.server";
import { type Facts, readFacts } from "~/services/reference/facts.server";
import { factNames, holdingDepartments } from "./project-fields.server";

/** The fields of each verb's form. */
export const typedNames = {
  facts: factNames,
  stage: ["direction", "reason"],
  state: ["state", "reason", "note", "lostTo"],
  capital: ["kind", "capital.amount", "capital.currency", "on", "note"],
  certificate: ["kind", "number", "on"],
  strike: ["entry", "reason"],
} as const satisfies Record<string, readonly string[]>;
type ProjectVerb = keyof typeof typedNames;

export function isProjectVerb(text: string | undefined): text is ProjectVerb {
  return text !== undefined && Object.hasOwn(typedNames, text);
}

type Done = ProjectChanged<ProjectRefusal>;

/** Reads a verb's form and carries it out, or says what is wrong with its fields. */
export async function doProjectVerb(
  verb: ProjectVerb,
  actor: StaffActor,
  seen: SeenRecord,
  typed: Typed,
): Promise<Done | { problems: FieldProblems }> {
  const deps: ProjectDeps = { db: db(), now: new Date(), actor };
  const today = vietnamDate(deps.now);
  const act = <Form>(
    read: Read<Form>,
    service: (deps: ProjectDeps, seen: SeenRecord, form: Form) => Promise<Done>,
  ) => ("problems" in read ? read : service(deps, seen, read.value));
  switch (verb) {
    case "facts":
      return act(readProjectFacts(typed, projectCodes(await readFacts(db())), today), editProject);
    case "stage":
      return act(readStageMove(typed, today), moveProject);
    case "state":
      return act(readStateForm(typed, today), setProjectState);
    case "capital":
      return act(readCapital(typed, today), recordCapital);
    case "certificate":
      return act(readCertificate(typed, today), recordCertificate);
    case "strike":
      return act(readStrike(typed, today), strikeEntry);
  }
}

export function projectCodes(facts: Facts): ProjectCodes {
  const { sectors, communes, parks, opportunities } = facts;
  return { sectors, communes, parks, opportunities, departments: holdingDepartments(facts) };
}
