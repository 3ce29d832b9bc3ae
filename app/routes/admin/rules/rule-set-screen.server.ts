import { vietnamDate } from "~/core/deadlines/calendar";
import { may } from "~/core/policy/may";
import { analyseRules } from "~/core/routing/analyse-rules";
import { isLastResort } from "~/core/routing/edit-rules";
import { type RuleList, ruleLists, rulesOf } from "~/core/routing/rule-lists";
import { localised } from "~/core/shared/localised";
import type { Locale } from "~/i18n/locale";
import { ruleNotes, ruleSentence, ruleTitle } from "~/i18n/rule-sentence";
import { publishProblemSentence, warningSentence } from "~/i18n/rule-sentence-checks";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import type { SignedIn } from "~/services/accounts/sessions.server";
import { readFacts } from "~/services/reference/facts.server";
import { reasonNames } from "~/services/reference/names";
import { findPublishProblems } from "~/services/rules/publish-problems.server";
import { listRuleSets, readRules } from "~/services/rules/queries.server";

export type RuleSetScreen = Awaited<ReturnType<typeof ruleSetScreen>>;

/** A version's page as texts: its rules as sentences in order, what is odd about them, and the steps that are open. */
export async function ruleSetScreen({ actor, staff }: SignedIn, version: number | null) {
  const now = new Date();
  const [listed, rules, facts] = await Promise.all([
    listRuleSets(db(), now),
    version === null ? null : readRules(db(), version),
    readFacts(db()),
  ]);
  const row = listed.versions.find((known) => known.version === version);
  if (!row || !rules || version === null) throw new Response(null, { status: 404 });
  const locale = translator(staff.language);
  const { t, format } = locale;
  const names = reasonNames(facts, staff.language);
  const mayEdit = may(actor, "rules:edit");
  const isInForce = listed.inForce === version;
  const wasInForce = listed.publications.some(
    (publication) => publication.version === version && !publication.cancelledAt && publication.from <= now,
  );
  const problems = row.state === "discarded" ? [] : await findPublishProblems(db(), rules, facts, now);
  const isDraft = row.state === "draft";
  return {
    title: t("rules:version", { version }),
    version,
    note: row.note,
    state: row.state,
    isInForce,
    inForce: listed.inForce,
    since: isInForce && listed.inForceSince ? format.dateTime(listed.inForceSince) : null,
    planned: listed.planned
      .filter((plan) => plan.version === version)
      .map((plan) => format.dateTime(plan.from)),
    editVersion: row.editVersion,
    sentBackNote: row.sentBackNote,
    people: people(row, locale),
    mayEdit,
    isDraft,
    /** The second person is another one than who edited last or submitted. */
    mayApprove: row.state === "submitted" && ![row.editedById, row.submittedById].includes(actor.id),
    mayPublish: row.state === "approved" && !isInForce,
    mayRollBack: row.state === "approved" && wasInForce && !isInForce,
    tomorrow: vietnamDate(new Date(now.getTime() + 24 * 3600_000)),
    warnings: analyseRules(rules, vietnamDate(now)).map((warning) => ({
      href: `#${warning.list}-${warning.rule.code}`,
      rule: ruleTitle(warning.rule, staff.language),
      list: t(`rules-said:lists.${warning.list}`),
      text: warningSentence(warning, rules, locale),
    })),
    problems: problems
      .filter(({ code }) => code !== "example-fails")
      .map((problem) => publishProblemSentence(problem, locale, names)),
    /** Told as a number: a wide rule fails dozens of worked cases, and their own page says how each is decided. */
    failing: problems.filter(({ code }) => code === "example-fails").length,
    lists: ruleLists.map((list) => ({
      list,
      rules: rulesOf(rules, list).map((rule, index, all) => ({
        code: rule.code,
        name: { ...localised(rule.name, staff.language) },
        sentence: ruleSentence(list, rule, rules, locale, names),
        more: ruleNotes(rule, locale),
        canRise: index > 0 && !isLastResort(rules, list, rule.code),
        canSink:
          index < all.length - 1 &&
          !isLastResort(rules, list, all[index + 1]?.code ?? "") &&
          !isLastResort(rules, list, rule.code),
        isLast: isLastResort(rules, list, rule.code),
      })),
    })),
    sectorDepartments: Object.entries(rules.sectorDepartments).map(([sector, department]) => ({
      sector: names.sector(sector),
      department: names.department(department),
    })),
  };
}

type Row = Awaited<ReturnType<typeof listRuleSets>>["versions"][number];

function people(row: Row, { t, format }: Locale): string[] {
  const said = (key: "created" | "edited" | "submitted" | "approved", at: Date | null, by: string | null) =>
    at ? [t(`rules:set.${key}`, { date: format.dateTime(at), name: by ?? t("desk:audit.house") })] : [];
  return [
    ...said("created", row.createdAt, row.createdBy),
    ...said("edited", row.editedAt, row.editedBy),
    ...said("submitted", row.submittedAt, row.submittedBy),
    ...said("approved", row.approvedAt, row.approvedBy),
  ];
}

export type ShownRule = RuleSetScreen["lists"][number]["rules"][number];
export type ShownList = { list: RuleList; rules: ShownRule[] };
