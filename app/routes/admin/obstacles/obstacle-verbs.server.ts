import { vietnamDate } from "~/core/deadlines/calendar";
import {
  readEscalation,
  readMinute,
  readObstacleFacts,
  readOutcome,
  readStep,
} from "~/core/obstacles/obstacle-forms";
import type { StaffActor } from "~/core/policy/may";
import type { FieldProblems, Read, Typed } from "~/core/projects/read-fields";
import { db } from "~/infra/runtime.server";
import type { ObstacleRefusal } from "~/services/projects/change-obstacle.server";
import type { ProjectChanged, ProjectDeps, SeenRecord } from "~/services/projects/change-project.server";
import { editObstacle } from "~/services/projects/edit-obstacle.server";
import { escalateObstacle } from "~/services/projects/escalate-obstacle.server";
import { keepMinutes } from "~/services/projects/keep-minutes.server";
import { finishStep, promiseStep } from "~/services/projects/promise-step.server";
import { resolveObstacle } from "~/services/projects/resolve-obstacle.server";
import { readFacts } from "~/services/reference/facts.server";
import { readId } from "../../form-fields.server";
import { holdingDepartments } from "../projects/project-fields.server";
import { obstacleNames } from "./obstacle-fields.server";

/** The fields of each verb's form. */
export const typedNames = {
  facts: obstacleNames,
  step: ["what", "department", "role", "dueOn"],
  done: ["step"],
  minutes: ["metOn", "departments", "text"],
  escalate: ["reason", "on"],
  resolve: ["outcome"],
} as const satisfies Record<string, readonly string[]>;
type ObstacleVerb = keyof typeof typedNames;

export function isObstacleVerb(text: string | undefined): text is ObstacleVerb {
  return text !== undefined && Object.hasOwn(typedNames, text);
}

type Done = ProjectChanged<ObstacleRefusal>;

/** Reads a verb's form and carries it out, or says what is wrong with its fields. */
export async function doObstacleVerb(
  verb: ObstacleVerb,
  actor: StaffActor,
  seen: SeenRecord,
  typed: Typed,
): Promise<Done | { problems: FieldProblems }> {
  const deps: ProjectDeps = { db: db(), now: new Date(), actor };
  const today = vietnamDate(deps.now);
  const facts = await readFacts(db());
  const act = <Form>(
    read: Read<Form>,
    service: (deps: ProjectDeps, seen: SeenRecord, form: Form) => Promise<Done>,
  ) => ("problems" in read ? read : service(deps, seen, read.value));
  switch (verb) {
    case "facts":
      return act(readObstacleFacts(typed, today), editObstacle);
    case "step":
      return act(readStep(typed, holdingDepartments(facts, today), today), promiseStep);
    case "done": {
      const step = readId(typed.step);
      return step === null ? { problems: { step: "unknown" } } : finishStep(deps, seen, step);
    }
    case "minutes":
      return act(readMinute(typed, holdingDepartments(facts), today), keepMinutes);
    case "escalate":
      return act(readEscalation(typed, today), escalateObstacle);
    case "resolve":
      return act(readOutcome(typed, today), resolveObstacle);
  }
}
