import { vietnamDate } from "~/core/deadlines/calendar";
import { readNames } from "~/core/departments/department-form";
import type { ReorganisationKind, ReorganisationRequest, Share } from "~/core/departments/reorganisation";
import { cleanLine } from "~/core/leads/clean";
import { leadKinds } from "~/core/leads/lead";
import { siteTypes } from "~/core/routing/rules";
import { languages } from "~/core/shared/language";
import type { FormFields } from "../../form-fields.server";
import { partNumbers, type RequestTyped } from "./request-typed";

/** The form of a new reorganisation, before anything was typed. */
export function emptyRequest(now: Date, from: string | null): RequestTyped {
  return {
    from: from ? [from] : [],
    into: "",
    rest: "",
    parts: partNumbers.map(() => ({ to: "", kind: [], sector: [], site: [] })),
    name: {},
    effectiveOn: vietnamDate(now),
    basis: "",
  };
}

/** Everything as it was typed, to be shown again. */
export function typedRequest(form: FormFields): RequestTyped {
  const short = (name: string) => form.text(name).slice(0, 200);
  const many = (name: string) =>
    form
      .all(name)
      .slice(0, 100)
      .map((value) => value.slice(0, 100));
  return {
    from: many("from"),
    into: short("into"),
    rest: short("rest"),
    parts: partNumbers.map((number) => ({
      to: short(`part${number}.to`),
      kind: many(`part${number}.kind`),
      sector: many(`part${number}.sector`),
      site: many(`part${number}.site`),
    })),
    name: Object.fromEntries(languages.map((language) => [language, short(`name.${language}`)])),
    effectiveOn: short("effectiveOn"),
    basis: short("basis"),
  };
}

/** What was typed, as a request; codes that are in no list are dropped here or refused by the core. */
export function readRequest(
  kind: ReorganisationKind,
  typed: RequestTyped,
  sectors: ReadonlySet<string>,
): ReorganisationRequest {
  const decided = { effectiveOn: typed.effectiveOn, basis: cleanLine(typed.basis) };
  const [from = ""] = typed.from;
  switch (kind) {
    case "merge":
      return { kind, from: [...new Set(typed.from)], into: typed.into, ...decided };
    case "close":
      return { kind, from, into: typed.into, ...decided };
    case "rename":
      return { kind, from, name: readNames(typed.name), ...decided };
    case "split":
      return {
        kind,
        from,
        parts: typed.parts
          .map((part) => ({ to: part.to, share: readShare(part, sectors) }))
          .filter(({ to, share }) => to !== "" || Object.keys(share).length > 0),
        rest: typed.rest,
        ...decided,
      };
  }
}

function readShare(part: RequestTyped["parts"][number], sectors: ReadonlySet<string>): Share {
  const kind = leadKinds.filter((known) => part.kind.includes(known));
  const sector = part.sector.filter((code) => sectors.has(code));
  const site = siteTypes.filter((known) => part.site.includes(known));
  return {
    ...(kind.length > 0 && { kind }),
    ...(sector.length > 0 && { sector }),
    ...(site.length > 0 && { site }),
  };
}
