import { isOpen, type Validity } from "~/core/departments/department";
import type { ReorganisationRequest, RequestProblem, Share } from "~/core/departments/reorganisation";
import { isIsoDay } from "~/core/shared/day";
import type { Localised } from "~/core/shared/localised";

type Known = ReadonlyMap<string, Validity & { name: Localised }>;

/** What makes a request unfit, each with the field that it stands in; empty when it can be planned. */
export function requestProblems(
  request: ReorganisationRequest,
  departments: Known,
  today: string,
): RequestProblem[] {
  const day = request.effectiveOn;
  const open = (code: string) => {
    const department = departments.get(code);
    return department !== undefined && isOpen(department, isIsoDay(day) ? day : today);
  };
  return [...dateProblems(day, today), ...kindProblems(request, departments, open)];
}

function dateProblems(day: string, today: string): RequestProblem[] {
  if (!isIsoDay(day)) return [{ field: "effectiveOn", key: "date.invalid" }];
  return day < today ? [{ field: "effectiveOn", key: "date.past" }] : [];
}

function kindProblems(
  request: ReorganisationRequest,
  departments: Known,
  open: (code: string) => boolean,
): RequestProblem[] {
  switch (request.kind) {
    case "merge":
      return [...mergeProblems(request.from, open), ...intoProblems(request.into, request.from, open)];
    case "close":
      return [...fromProblems(request.from, open), ...intoProblems(request.into, [request.from], open)];
    case "split":
      return [...fromProblems(request.from, open), ...splitProblems(request, open)];
    case "rename":
      return [
        ...fromProblems(request.from, open),
        ...nameProblems(request.name, departments.get(request.from)?.name),
      ];
  }
}

function mergeProblems(from: string[], open: (code: string) => boolean): RequestProblem[] {
  if (from.length === 0) return [{ field: "from", key: "from.too-few" }];
  return from.every(open) ? [] : [{ field: "from", key: "from.unknown" }];
}

function fromProblems(from: string, open: (code: string) => boolean): RequestProblem[] {
  return open(from) ? [] : [{ field: "from", key: "from.unknown" }];
}

function intoProblems(
  into: string,
  from: readonly string[],
  open: (code: string) => boolean,
): RequestProblem[] {
  if (!open(into)) return [{ field: "into", key: "into.unknown" }];
  return from.includes(into) ? [{ field: "into", key: "into.same" }] : [];
}

function splitProblems(
  { from, parts, rest }: Extract<ReorganisationRequest, { kind: "split" }>,
  open: (code: string) => boolean,
): RequestProblem[] {
  const to = parts.map((part) => part.to);
  const problems: RequestProblem[] = [];
  if (parts.length === 0) problems.push({ field: "parts", key: "parts.none" });
  else if (!to.every(open)) problems.push({ field: "parts", key: "parts.unknown" });
  else if (new Set([...to, from]).size < to.length + 1) problems.push({ field: "parts", key: "parts.twice" });
  else if (parts.some(({ share }) => takesEverything(share)))
    problems.push({ field: "parts", key: "parts.everything" });
  if (!open(rest)) problems.push({ field: "rest", key: "into.unknown" });
  return problems;
}

/** A part without a condition would leave nothing for those after it. */
function takesEverything({ kind, sector, site }: Share): boolean {
  return [kind, sector, site].every((list) => list === undefined || list.length === 0);
}

function nameProblems(name: Localised, before: Localised | undefined): RequestProblem[] {
  if (!name.vi) return [{ field: "name", key: "name.blank" }];
  return name.vi === before?.vi ? [{ field: "name", key: "name.same" }] : [];
}
