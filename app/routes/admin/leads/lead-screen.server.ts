import { vietnamDate } from "~/core/deadlines/calendar";
import { isOpen } from "~/core/departments/department";
import { timeZonesOf } from "~/core/intake/time-zones";
import { closedStates, leadKinds, needs, submitterTypes, topics } from "~/core/leads/lead";
import { readQueueQuery } from "~/core/leads/queue-query";
import { may } from "~/core/policy/may";
import { isLanguage } from "~/core/shared/language";
import { localised } from "~/core/shared/localised";
import { isCurrency } from "~/core/shared/money";
import type { Locale } from "~/i18n/locale";
import { marks } from "~/i18n/marks";
import { reasonSentence } from "~/i18n/reasons";
import { zoneNames } from "~/i18n/time-zone";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import type { SignedIn } from "~/services/accounts/sessions.server";
import type { DeskLead } from "~/services/leads/desk-lead.server";
import { type DeskLeadView, readDeskLead } from "~/services/leads/read-desk-lead.server";
import { type Away, readAway } from "~/services/people/queries.server";
import { readQueue } from "~/services/queue/queue.server";
import { departmentNameThen, placeName, reasonNames } from "~/services/reference/names";
import { mailName } from "../outbox/mail-name";
import { dueLabel } from "./due-label";
import { eventTexts } from "./event-texts.server";
import { caseworkFields } from "./panels/casework-fields.server";
import { clocksPanel } from "./panels/clocks-panel.server";
import { liveTexts } from "./panels/live-panel.server";
import { matchTexts } from "./panels/matches-texts.server";
import { assigneeText } from "./panels/person-texts.server";
import { projectPanel } from "./panels/project-panel.server";
import { reorganisedLine } from "./panels/reorganised-line.server";
import { returnTexts } from "./panels/returns.server";
import { scoreTexts } from "./panels/scorecard-texts.server";
import { tasksPanel } from "./panels/tasks-panel.server";
import { whyNotTexts } from "./panels/why-not-panel.server";
import { queueRowText } from "./queue-row-text.server";
import { commandText, isTaskVerb, type TaskVerb, type Verb, verbDone } from "./verbs";

export type LeadScreen = Awaited<ReturnType<typeof leadScreen>>;

/** The lead's page as texts in the language of the person who reads it. */
export async function leadScreen(signedIn: SignedIn, lead: DeskLead, search: URLSearchParams) {
  const now = new Date();
  const { actor, staff } = signedIn;
  const locale = translator(staff.language);
  const [view, queue] = await Promise.all([
    readDeskLead(db(), lead.id, now, actor),
    readQueue({ db: db(), now, actor }, readQueueQuery(new URLSearchParams())),
  ]);
  const away = (await readAway(db(), [view.assigneeId], now)).get(view.assigneeId ?? 0) ?? null;
  const { t, format } = locale;
  const [matches, score] = await Promise.all([
    matchTexts(signedIn, lead, view, 3),
    scoreTexts(signedIn, lead, view),
  ]);
  const names = reasonNames(view.facts, staff.language);
  const events = eventTexts(view, locale, (code, at) =>
    at ? localised(departmentNameThen(view.facts, code, at), staff.language).text : names.department(code),
  );
  const sentences = view.decision?.reasons.map((reason) => reasonSentence(reason, locale, names)) ?? [];
  const done = verbDone(search);
  return {
    title: `${view.code} · ${view.subject}`,
    show: search.get("show") === "facts" ? ("facts" as const) : ("lead" as const),
    queue: queue.rows.map((row) => queueRowText(row, locale, view.facts)),
    code: view.code,
    version: view.version,
    lastEvent: view.lastEvent,
    done: done && commandText(t, done),
    isMine: view.assigneeId === actor.id,
    subject: { text: view.subject, lang: view.language },
    message: { text: view.message, lang: view.language },
    demo: view.demo,
    state: t(`routing:states.desk.${view.state}`),
    due: dueLabel({ standing: view.standing, due: view.due, outcome: view.outcome }, locale, "page"),
    dueDate: view.due ? format.weekdayWithin(view.due) : null,
    provisional: view.calendar === "provisional",
    reasonLine: reasonLine(view, locale),
    reasons: sentences,
    whyNot: await whyNotTexts(view, locale, names),
    askLanguage: isLanguage(view.language) ? format.language(view.language) : view.language,
    sent: sentFacts(view, locale),
    facts: deskFacts(view, locale, names.department, away),
    mails: view.mails.map((mail) => ({
      id: mail.id,
      to: mail.to,
      about: mailName(mail.template, locale),
      state: mail.state,
      when: format.dateTime(mail.createdAt),
    })),
    mayReadMails: may(actor, "outbox:read"),
    projectPanel: await projectPanel(signedIn, lead, locale),
    events,
    live: await liveTexts(view, events, { actor, locale, search, now }),
    isClosed: closedStates.some((state) => state === view.state),
    matches,
    score,
    verbs: verbsFor(view, signedIn, lead),
    clocks: clocksPanel(view, locale),
    tasks: tasksPanel(view, signedIn, lead, locale, now),
    casework: caseworkFields(view, locale, now),
    colleagues: view.colleagues.map(({ id, name }) => ({ value: String(id), text: name })),
    departments: [...view.facts.departments.values()]
      .filter(
        (department) =>
          department.receivesLeads &&
          department.code !== view.departmentCode &&
          isOpen(department, vietnamDate(now)),
      )
      .map((department) => ({ value: department.code, ...localised(department.name, staff.language) })),
  };
}

/** Why the lead is here in one line: the rule that decided, or that somebody passed it on or back, and why. */
function reasonLine(view: DeskLeadView, locale: Locale): string {
  const { t, lang } = locale;
  const reorganised = reorganisedLine(view, locale);
  if (reorganised) return reorganised;
  const forwarded = view.events.findLast(({ kind }) => kind === "forwarded" || kind === "returned");
  if (forwarded?.kind === "returned") return returnTexts(view, locale).at(-1)?.text ?? "";
  if (forwarded) {
    const reason: unknown = Reflect.get(Object(forwarded.data), "reason");
    return [t("desk:lead.noReason"), reason]
      .filter((part) => typeof part === "string")
      .join(marks[lang].sentence);
  }
  const decided = view.decision?.reasons.find((reason) => reason.code === "department");
  return decided ? localised(decided.params.name, lang).text || decided.params.rule : t("desk:lead.noReason");
}

/** The rule that named the department: by its name, and where it stands in the version that decided. */
function decidingRule({ decision }: DeskLeadView, { lang }: Locale) {
  if (!decision?.rule) return null;
  const named = decision.reasons.find((reason) => reason.code === "department");
  const name = localised(named?.params.name ?? {}, lang);
  return {
    text: name.text || decision.rule,
    ...(name.text ? { lang: name.lang } : {}),
    ...(decision.ruleSetVersion === null
      ? {}
      : { href: `/admin/rules/${decision.ruleSetVersion}#department-${decision.rule}` }),
  };
}

const permissionOf = {
  read: "lead:accept",
  accept: "lead:accept",
  assign: "lead:assign",
  forward: "lead:forward",
  return: "lead:return",
  extend: "lead:extend",
  "correct-clock": "lead:ask",
  "add-task": "lead:task",
  ask: "lead:ask",
  resume: "lead:ask",
  note: "lead:note",
  resolve: "lead:resolve",
  reopen: "lead:reopen",
} as const;

type CommandVerb = Exclude<Verb, TaskVerb>;

/** The verbs that this person may use on this lead as it stands; those of a task stand beside the task. */
function verbsFor(view: DeskLeadView, { actor }: SignedIn, lead: DeskLead): CommandVerb[] {
  const possible = view.moves
    .map((move): Verb => (move === "ask-submitter" ? "ask" : move))
    .filter((verb): verb is CommandVerb => !isTaskVerb(verb))
    // There is nothing to correct before the sender was asked.
    .filter((verb) => verb !== "correct-clock" || view.pauses.length > 0);
  const all: CommandVerb[] = view.firstReadAt === null ? ["read", ...possible] : possible;
  return all.filter((verb) => may(actor, permissionOf[verb], lead.subject));
}

type Shown = { label: string; text: string; lang?: string; href?: string };

/** What the sender told us, in the order in which the form asks. */
function sentFacts(view: DeskLeadView, { t, format, lang }: Locale): Shown[] {
  const facts: Shown[] = [];
  const add = (
    label: string,
    text: string | null | undefined,
    more: { lang?: string; href?: string } = {},
  ) => {
    if (text) facts.push({ label, text, ...more });
  };
  const kind = leadKinds.find((known) => known === view.kind);
  const type = submitterTypes.find((known) => known === view.submitterType);
  const need = needs.find((known) => known === view.need);
  const topic = topics.find((known) => known === view.topic);
  add(t("desk:sent.kind"), kind && t(`routing:kinds.${kind}`));
  add(t("desk:sent.need"), need && t(`routing:needs.${need}`));
  add(t("desk:sent.topic"), topic && t(`routing:topics.${topic}`));
  const sector = view.sectorCode ? view.facts.sectors.get(view.sectorCode) : undefined;
  add(t("desk:sent.sector"), sector && localised(sector.name, lang).text);
  if (view.place) {
    const place = placeName(view.facts, view.place, lang);
    add(t("desk:sent.place"), place.text, place);
  }
  const offer = view.opportunitySlug ? view.facts.opportunities.get(view.opportunitySlug) : undefined;
  if (offer) {
    const name = localised(offer.name, lang);
    add(t("desk:sent.opportunity"), name.text, {
      lang: name.lang,
      href: `/${lang}/opportunities/${offer.slug}`,
    });
  }
  if (view.capitalMinor !== null && isCurrency(view.capitalCurrency)) {
    add(
      t("desk:sent.capital"),
      format.moneyWhole({ minor: view.capitalMinor, currency: view.capitalCurrency }),
    );
  }
  add(t("desk:sent.area"), view.areaHa === null ? null : format.area(view.areaHa));
  add(t("desk:sent.jobs"), view.jobs === null ? null : format.number(view.jobs));
  add(t("desk:sent.type"), type && t(`routing:submitterTypes.${type}`));
  add(t("desk:sent.name"), view.name);
  add(t("desk:sent.email"), view.email, { href: `mailto:${view.email}` });
  add(t("desk:sent.phone"), view.phone, { href: `tel:${view.phone?.replace(/[^+\d]/g, "")}` });
  add(t("desk:sent.country"), format.country(view.country));
  add(t("desk:sent.organisation"), view.organisationName);
  add(
    t("desk:sent.organisationCountry"),
    view.organisationCountry && format.country(view.organisationCountry),
  );
  add(t("desk:sent.website"), view.organisationWebsite, { href: view.organisationWebsite ?? undefined });
  return facts;
}

/** What the house knows: who has it, by when, and the moments that count. */
function deskFacts(
  view: DeskLeadView,
  locale: Locale,
  department: (code: string) => string,
  away: Away | null,
): Shown[] {
  const { t, format } = locale;
  const moment = (at: Date | null) => (at ? format.dateTime(at) : null);
  const zones = zoneNames(timeZonesOf(view.country), view.receivedAt, locale);
  const rows: [string, string | null][] = [
    [t("desk:facts.department"), department(view.departmentCode)],
    [
      t("desk:facts.coordinating"),
      view.coordinating.length > 0 ? format.list(view.coordinating.map(department)) : null,
    ],
    [t("desk:facts.appraisal"), view.appraisal ? department(view.facts.ruleSet.appraisal.department) : null],
    [
      t("desk:facts.assignee"),
      view.assignee ? assigneeText(view.assignee.name, away, locale) : t("desk:facts.nobody"),
    ],
    [t("desk:facts.priority"), t(`routing:priorities.${view.priority === "high" ? "high" : "normal"}`)],
    [t("desk:facts.due"), view.due ? format.weekdayDate(view.due) : t("desk:due.unknown")],
    [t("desk:facts.received"), moment(view.receivedAt)],
    [t("desk:facts.readBy"), view.readBy ? format.date(view.readBy) : null],
    [t("desk:facts.read"), moment(view.firstReadAt) ?? t("desk:facts.unread")],
    [t("desk:facts.waitingSince"), moment(view.waitingSince)],
    [t("desk:facts.resolved"), moment(view.resolvedAt)],
    [t("desk:facts.language"), isLanguage(view.language) ? format.language(view.language) : view.language],
    [
      t("desk:facts.timeZone"),
      zones.length > 0 ? t("desk:facts.timeZoneOfCountry", { zones: format.list(zones) }) : null,
    ],
    [t("desk:facts.ref"), view.ref],
  ];
  const rule = decidingRule(view, locale);
  return [
    ...rows.flatMap(([label, text]) => (text ? [{ label, text }] : [])),
    ...(rule ? [{ label: t("desk:facts.rule"), ...rule }] : []),
  ];
}
