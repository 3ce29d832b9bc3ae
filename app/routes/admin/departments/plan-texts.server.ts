import {
  type LeadChange,
  type ReorganisationPlan,
  type ReorganisationRequest,
  type RuleChange,
  subjectsOf,
  targetsOf,
} from "~/core/departments/reorganisation";
import type { Rule, RuleSet } from "~/core/routing/rules";
import { localised } from "~/core/shared/localised";
import type { Locale } from "~/i18n/locale";
import type { Facts } from "~/services/reference/facts.server";

export type PlanText = { title: string; about?: string; lines: string[] };

type Names = { department: (code: string) => string; sector: (code: string) => string };

function namesIn(facts: Facts, { lang }: Locale): Names {
  return {
    department: (code) => localised(facts.departments.get(code)?.name ?? {}, lang).text || code,
    sector: (code) => localised(facts.sectors.get(code)?.name ?? {}, lang).text || code,
  };
}

/** A reorganisation in one line: what becomes of what. */
export function requestText(request: ReorganisationRequest, facts: Facts, locale: Locale): string {
  const { t, format, lang } = locale;
  const { department } = namesIn(facts, locale);
  const from = format.list(subjectsOf(request).map(department));
  const to =
    request.kind === "rename"
      ? localised(request.name, lang).text
      : format.list(targetsOf(request).map(department));
  return t(`reorganisation:summary.${request.kind}`, { from, to });
}

/** Everything that a plan changes, in words, by what it concerns. */
export function planTexts(
  plan: ReorganisationPlan,
  ruleSet: RuleSet,
  facts: Facts,
  locale: Locale,
): PlanText[] {
  const { t } = locale;
  const names = namesIn(facts, locale);
  const leads = leadLines(plan, names, locale);
  const others = otherLines(plan, locale);
  const rules = plan.rules.changes.map((change) => ruleLine(change, ruleSet, names, locale));
  return [
    { title: t("reorganisation:plan.departments"), lines: departmentLines(plan, names, locale) },
    {
      title: t("reorganisation:plan.leads"),
      lines: leads.length > 0 ? leads : [t("reorganisation:plan.noLeads")],
    },
    ...(others.length > 0 ? [{ title: t("reorganisation:plan.others"), lines: others }] : []),
    rules.length > 0
      ? {
          title: t("reorganisation:plan.rules"),
          about: t("reorganisation:plan.rulesAbout", { version: plan.rules.version }),
          lines: rules,
        }
      : { title: t("reorganisation:plan.rules"), lines: [t("reorganisation:plan.noRules")] },
  ];
}

function departmentLines(plan: ReorganisationPlan, names: Names, { t, format, lang }: Locale): string[] {
  const { department, sector } = names;
  const moved = (move: { from: string; to: string }) => ({
    from: department(move.from),
    to: department(move.to),
  });
  return [
    ...(plan.name
      ? [
          t("reorganisation:plan.name", {
            before: localised(plan.name.before, lang).text,
            after: localised(plan.name.after, lang).text,
          }),
        ]
      : []),
    ...plan.closes.map(({ code, successors }) =>
      t("reorganisation:plan.closes", {
        from: department(code),
        to: format.list(successors.map(department)),
      }),
    ),
    ...plan.begins.map((code) => t("reorganisation:plan.begins", { to: department(code) })),
    ...(plan.coordinator ? [t("reorganisation:plan.coordinator", moved(plan.coordinator))] : []),
    ...plan.mailboxes.map(({ mailbox, ...move }) =>
      t("reorganisation:plan.mailbox", { mailbox, ...moved(move) }),
    ),
    ...counted(plan.staff).map(({ count, ...move }) =>
      t("reorganisation:plan.staff", { count, total: format.number(count), ...moved(move) }),
    ),
    ...plan.sectors.map(({ code, ...move }) =>
      t("reorganisation:plan.sector", { sector: sector(code), ...moved(move) }),
    ),
    ...(plan.procedures.length > 0
      ? [
          t("reorganisation:plan.procedure", {
            count: plan.procedures.length,
            total: format.number(plan.procedures.length),
          }),
        ]
      : []),
  ];
}

function leadLines({ leads }: ReorganisationPlan, { department }: Names, { t, format }: Locale): string[] {
  const moving = leads.filter(({ from, to }) => from !== to);
  const told = (key: "leadsTo" | "closedTo", of: LeadChange[]) =>
    counted(of).map(({ from, to, count }) =>
      t(`reorganisation:plan.${key}`, {
        count,
        total: format.number(count),
        from: department(from),
        to: department(to),
      }),
    );
  const number = (key: "leaves" | "coordinating" | "appraisalEnds", count: number) =>
    count > 0 ? [t(`reorganisation:plan.${key}`, { count, total: format.number(count) })] : [];
  return [
    ...told(
      "leadsTo",
      moving.filter(({ open }) => open),
    ),
    ...told(
      "closedTo",
      moving.filter(({ open }) => !open),
    ),
    ...number("leaves", leads.filter(({ leaves }) => leaves !== null).length),
    ...number("coordinating", leads.filter(({ open, coordinating }) => open && coordinating !== null).length),
    ...number("appraisalEnds", leads.filter(({ appraisalEnds }) => appraisalEnds).length),
  ];
}

/** What other rooms keep, by numbers: each is told where it stands as well. */
function otherLines(plan: ReorganisationPlan, { t, format }: Locale): string[] {
  const counts = {
    tasks: plan.tasks.filter(({ ends }) => !ends).length,
    tasksEnd: plan.tasks.filter(({ ends, asked }) => ends && !asked).length,
    tasksJoined: plan.tasks.filter(({ asked }) => asked).length,
    projects: plan.projects.length,
    steps: plan.steps.length,
    views: plan.views.length,
    examples: plan.examples.length,
  };
  return otherKinds.flatMap((kind) => {
    const count = counts[kind];
    return count > 0 ? [t(`reorganisation:plan.${kind}`, { count, total: format.number(count) })] : [];
  });
}

const otherKinds = ["tasks", "tasksEnd", "tasksJoined", "projects", "steps", "views", "examples"] as const;

function ruleLine(
  { list, rule, from, to }: RuleChange,
  ruleSet: RuleSet,
  { department, sector }: Names,
  { t, lang }: Locale,
): string {
  const rules: readonly Rule[] =
    (list === "sectorDepartments" || list === "appraisal" ? [] : ruleSet[list]) ?? [];
  const named = rules.find(({ code }) => code === rule);
  const name = list === "sectorDepartments" ? sector(rule) : localised(named?.name ?? {}, lang).text || rule;
  return t(`reorganisation:plan.ruleList.${list}`, {
    rule: name,
    from: department(from),
    to: department(to),
  });
}

function counted(moves: readonly { from: string; to: string }[]) {
  const counts = new Map<string, { from: string; to: string; count: number }>();
  for (const { from, to } of moves) {
    const key = `${from} ${to}`;
    const known = counts.get(key) ?? { from, to, count: 0 };
    counts.set(key, { ...known, count: known.count + 1 });
  }
  return [...counts.values()];
}
