import type { StateForm } from "~/core/projects/project-forms";
import { changeProject, type ProjectDeps, type SeenRecord } from "./change-project.server";

/** Stalls, loses or takes up a project again. The reason stands on the record as long as it holds, in the history for good. */
export function setProjectState(deps: ProjectDeps, seen: SeenRecord, form: StateForm) {
  return changeProject(deps, seen, async (_tx, project) => {
    const { state, reason, note, lostTo } = form;
    if (state === project.state) return "state.same";
    return {
      fields: { state, reason, lostTo, reasonNote: state === "active" ? null : note || null },
      event: { kind: "state-changed", data: { state, reason, text: note, lostTo } },
    };
  });
}
