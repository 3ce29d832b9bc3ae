import type { ProjectFacts } from "~/core/projects/project-forms";
import { changeProject, type ProjectDeps, type SeenRecord } from "./change-project.server";
import { projectSearchText } from "./open-project.server";

/** Writes the facts of a project; its history keeps what each changed field said before. */
export function editProject(deps: ProjectDeps, seen: SeenRecord, facts: ProjectFacts) {
  return changeProject(deps, seen, async (_tx, project) => {
    const names = Object.keys(facts).filter((name): name is keyof ProjectFacts => name in facts);
    const before = Object.fromEntries(
      names.flatMap((name) => (project[name] === facts[name] ? [] : [[name, String(project[name] ?? "")]])),
    );
    return {
      fields: { ...facts, searchText: projectSearchText(project.code, facts.name) },
      event: { kind: "edited", data: { before } },
    };
  });
}
