import { type AnyRule, isFirstMatch, type RuleList } from "~/core/routing/rule-lists";
import type { Condition, ConditionField } from "~/core/routing/rules";
import { languages } from "~/core/shared/language";
import type { FormFields } from "../../form-fields.server";

/** A rule as its form holds it: texts, also those that are no rule yet. */
export type TypedRule = {
  names: Record<string, string>;
  basisNumber: string;
  basisDate: string;
  validFrom: string;
  validTo: string;
  department: string;
  departments: string[];
  sectorDepartment: boolean;
  workingDays: string;
  notify: string[];
  when: TypedCondition[];
};
export type TypedCondition = Record<ConditionField, string[]>;

/** The fields of a condition in the order in which the form asks for them. */
export const choiceFields = [
  "kind",
  "need",
  "topic",
  "submitterType",
  "sector",
  "site",
  "parkKind",
  "place",
  "country",
  "decidedBy",
  "priority",
] as const satisfies ConditionField[];
export const numberFields = [
  "capitalUsdAtLeast",
  "capitalUsdAtMost",
  "areaHaAtLeast",
  "areaHaAtMost",
] as const satisfies ConditionField[];
/** Lists that are typed: one a line. */
export const lineFields = ["opportunity", "words"] as const satisfies ConditionField[];

const fields: readonly ConditionField[] = [...choiceFields, ...numberFields, ...lineFields, "onBorder"];

export function emptyCondition(): TypedCondition {
  return {
    kind: [],
    need: [],
    topic: [],
    submitterType: [],
    sector: [],
    site: [],
    parkKind: [],
    place: [],
    country: [],
    decidedBy: [],
    priority: [],
    capitalUsdAtLeast: [],
    capitalUsdAtMost: [],
    areaHaAtLeast: [],
    areaHaAtMost: [],
    opportunity: [],
    words: [],
    onBorder: [],
  };
}

export function emptyRule(): TypedRule {
  return {
    names: {},
    basisNumber: "",
    basisDate: "",
    validFrom: "",
    validTo: "",
    department: "",
    departments: [],
    sectorDepartment: false,
    workingDays: "5",
    notify: [],
    when: [emptyCondition()],
  };
}

export function typedOf(rule: AnyRule): TypedRule {
  return {
    ...emptyRule(),
    names: { ...rule.name },
    basisNumber: rule.basis?.number ?? "",
    basisDate: rule.basis?.date ?? "",
    validFrom: rule.validFrom ?? "",
    validTo: rule.validTo ?? "",
    department: "department" in rule ? rule.department : "",
    departments: "departments" in rule ? rule.departments : [],
    sectorDepartment: "sectorDepartment" in rule && rule.sectorDepartment === true,
    workingDays: "workingDays" in rule ? String(rule.workingDays) : "",
    notify: "notify" in rule ? rule.notify : [],
    when: rule.when.map(typedCondition),
  };
}

function typedCondition(condition: Condition): TypedCondition {
  const typed = emptyCondition();
  for (const field of fields) {
    const value = condition[field];
    if (value === undefined) continue;
    typed[field] = Array.isArray(value) ? value : [value === true ? "yes" : String(value)];
  }
  return typed;
}

const most = 20;

/** Reads the form as it was typed; alternatives that were taken out are gone. */
export function readTypedRule(form: FormFields): TypedRule {
  const line = (name: string) => form.text(name).slice(0, 300).trim();
  const count = Math.min(most, Math.max(1, Number(form.text("alternatives")) || 1));
  const kept = Array.from({ length: count }, (_, index) => index).filter(
    (index) => form.text(`when.${index}.remove`) !== "yes",
  );
  return {
    names: Object.fromEntries(languages.map((language) => [language, line(`name.${language}`)])),
    basisNumber: line("basisNumber"),
    basisDate: line("basisDate"),
    validFrom: line("validFrom"),
    validTo: line("validTo"),
    department: line("department"),
    departments: form.all("departments").slice(0, 50),
    sectorDepartment: form.text("sectorDepartment") === "yes",
    workingDays: line("workingDays"),
    notify: form.all("notify").slice(0, 50),
    when: kept.length > 0 ? kept.map((index) => readCondition(form, index)) : [emptyCondition()],
  };
}

function readCondition(form: FormFields, index: number): TypedCondition {
  const typed = emptyCondition();
  for (const field of fields) {
    const sent = form.all(`when.${index}.${field}`).slice(0, 200);
    const isLines = lineFields.some((name) => name === field);
    typed[field] = (isLines ? sent.flatMap((text) => text.slice(0, 10_000).split(/[\r\n]+/)) : sent)
      .map((text) => text.trim())
      .filter((text) => text !== "");
  }
  return typed;
}

/** The JSON of a rule, as `ruleSetSchema` judges it. */
export function candidateOf(list: RuleList, code: string, typed: TypedRule): Record<string, unknown> {
  const name = Object.fromEntries(Object.entries(typed.names).filter(([, text]) => text !== ""));
  const basis = typed.basisNumber || typed.basisDate;
  return {
    code,
    name,
    when: typed.when.map(candidateCondition),
    ...(typed.validFrom && { validFrom: typed.validFrom }),
    ...(typed.validTo && { validTo: typed.validTo }),
    ...(basis && { basis: { number: typed.basisNumber, date: typed.basisDate } }),
    ...action(list, typed),
  };
}

function action(list: RuleList, typed: TypedRule): Record<string, unknown> {
  switch (list) {
    case "department":
      return { department: typed.department };
    case "coordination":
      return { departments: typed.departments, ...(typed.sectorDepartment && { sectorDepartment: true }) };
    case "due":
      return { workingDays: readNumber(typed.workingDays) };
    case "notify":
      return { notify: typed.notify };
    default:
      return {};
  }
}

function candidateCondition(typed: TypedCondition): Record<string, unknown> {
  const condition: Record<string, unknown> = {};
  for (const field of [...choiceFields, ...lineFields]) {
    if (typed[field].length > 0) condition[field] = [...new Set(typed[field])];
  }
  for (const field of numberFields) {
    const text = typed[field][0];
    if (text !== undefined) condition[field] = readNumber(text);
  }
  if (typed.onBorder.length > 0) condition.onBorder = true;
  return condition;
}

/** 20000000, "20 000 000", "20.000.000" and "2,5"; NaN, which no schema takes, for anything else. */
function readNumber(text: string): number {
  const closed = text.replace(/[\s\u00a0\u202f]/g, "");
  if (/^\d{1,3}([.,]\d{3})+$/.test(closed)) return Number(closed.replace(/[.,]/g, ""));
  return /^\d+([.,]\d+)?$/.test(closed) ? Number(closed.replace(",", ".")) : Number.NaN;
}

/** The last rule of such a list always fits and is always valid, so its form asks for neither. */
export function isAlwaysRule(list: RuleList, index: number, length: number): boolean {
  return isFirstMatch(list) && index === length - 1;
}
