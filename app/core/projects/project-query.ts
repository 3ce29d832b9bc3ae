import { type ProjectState, projectStates, type Stage, stages } from "~/core/projects/taxonomy";
import { isCountry } from "~/core/shared/country";

/** What the list of projects shows: everything that its address says. */
export type ProjectQuery = {
  q: string;
  stage: Stage | null;
  state: ProjectState | null;
  department: string | null;
  country: string | null;
  sector: string | null;
  page: number;
};

/** Reads the address of the list; what makes no sense is as if it were not there. */
export function readProjectQuery(search: URLSearchParams): ProjectQuery {
  const of = (name: string) => search.get(name) ?? "";
  const code = (name: string) => (/^[a-z0-9-]{1,60}$/.test(of(name)) ? of(name) : null);
  return {
    q: of("q").slice(0, 200).trim(),
    stage: stages.find((stage) => stage === of("stage")) ?? null,
    state: projectStates.find((state) => state === of("state")) ?? null,
    department: code("department"),
    country: isCountry(of("country")) ? of("country") : null,
    sector: code("sector"),
    page: /^[1-9][0-9]{0,4}$/.test(of("page")) ? Number(of("page")) : 1,
  };
}

/** The address of the list: only what differs from the plain one, always in the same order. */
export function projectSearch(query: Partial<ProjectQuery>): string {
  const search = new URLSearchParams();
  for (const name of ["q", "stage", "state", "department", "country", "sector"] as const) {
    const value = query[name];
    if (value) search.set(name, value);
  }
  if (query.page && query.page > 1) search.set("page", String(query.page));
  const text = search.toString();
  return text ? `?${text}` : "";
}
