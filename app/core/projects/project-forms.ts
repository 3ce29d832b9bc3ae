import { isKnownPlace } from "~/core/leads/check-codes";
import { fieldReader, type Read, readOf, type Typed } from "~/core/projects/read-fields";
import type { Direction } from "~/core/projects/stages";
import {
  type CapitalKind,
  type CertificateKind,
  type ClosedReason,
  capitalKinds,
  certificateKinds,
  closedReasons,
  type ProjectState,
  projectStates,
} from "~/core/projects/taxonomy";
import type { CodeList } from "~/core/shared/code-list";
import { isCountry } from "~/core/shared/country";
import type { Money } from "~/core/shared/money";

export type ProjectCodes = {
  sectors: CodeList;
  communes: CodeList;
  parks: CodeList;
  opportunities: CodeList;
  /** Departments that can hold a project. */
  departments: CodeList;
};

export type ProjectFacts = {
  name: string;
  sectorCode: string | null;
  place: string | null;
  partnerCountry: string | null;
  opportunitySlug: string | null;
  jobsPlanned: number | null;
  jobsActual: number | null;
};

export function readProjectFacts(typed: Typed, codes: ProjectCodes, today: string): Read<ProjectFacts> {
  const form = fieldReader(typed, today);
  const value = {
    name: form.line("name"),
    sectorCode: form.codeOrNone("sectorCode", (code) => codes.sectors.has(code)),
    place: form.codeOrNone("place", (ref) => isKnownPlace(ref, codes)),
    partnerCountry: form.codeOrNone("partnerCountry", isCountry),
    opportunitySlug: form.codeOrNone("opportunitySlug", (slug) => codes.opportunities.has(slug)),
    jobsPlanned: form.countOrNone("jobsPlanned"),
    jobsActual: form.countOrNone("jobsActual"),
  };
  return readOf(value, form.problems);
}

export type StageMoveForm = { direction: Direction; reason: string };

export function readStageMove(typed: Typed, today: string): Read<StageMoveForm> {
  const form = fieldReader(typed, today);
  const value = { direction: form.choice("direction", ["forward", "back"]), reason: form.text("reason") };
  return readOf(value, form.problems);
}

export type StateForm = {
  state: ProjectState;
  reason: ClosedReason | null;
  note: string;
  lostTo: string | null;
};

/** A project that stalls or is lost has a reason; one that goes on again says why in the note. */
export function readStateForm(typed: Typed, today: string): Read<StateForm> {
  const form = fieldReader(typed, today);
  const state = form.choice("state", projectStates);
  const value = {
    state,
    reason: state === "active" ? null : form.choice("reason", closedReasons),
    note: state === "active" ? form.text("note") : form.textOrNone("note"),
    lostTo: state === "lost" ? form.lineOrNone("lostTo") : null,
  };
  return readOf(value, form.problems);
}

export type CapitalForm = { kind: CapitalKind; money: Money; on: string; note: string };

export function readCapital(typed: Typed, today: string): Read<CapitalForm> {
  const form = fieldReader(typed, today);
  const value = {
    kind: form.choice("kind", capitalKinds),
    money: form.money("capital"),
    on: form.day("on", "past"),
    note: form.textOrNone("note", 1_000),
  };
  return readOf(value, form.problems);
}

export type CertificateForm = { kind: CertificateKind; number: string; on: string };

export function readCertificate(typed: Typed, today: string): Read<CertificateForm> {
  const form = fieldReader(typed, today);
  const value = {
    kind: form.choice("kind", certificateKinds),
    number: form.line("number", 100),
    on: form.day("on", "past"),
  };
  return readOf(value, form.problems);
}

export type StrikeForm = { entry: "capital" | "certificate"; id: number; reason: string };

/** An entry to strike out, posted as `capital:12`. */
export function readStrike(typed: Typed, today: string): Read<StrikeForm> {
  const form = fieldReader(typed, today);
  const [, kind, id] = /^(capital|certificate):([1-9][0-9]{0,8})$/.exec(typed.entry ?? "") ?? [];
  if (!id) form.problems.entry = "unknown";
  const entry = kind === "certificate" ? ("certificate" as const) : ("capital" as const);
  return readOf({ entry, id: Number(id), reason: form.text("reason", 1_000) }, form.problems);
}
