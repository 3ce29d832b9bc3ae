import { queueColumns } from "~/core/leads/queue-columns";
import { opportunityStatuses } from "~/core/opportunities/opportunity";
import { may, roles, type StaffActor } from "~/core/policy/may";
import { ruleLists, rulesOf } from "~/core/routing/rule-lists";
import type { RuleSet } from "~/core/routing/rules";
import { localised } from "~/core/shared/localised";
import type { Locale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import type { Facts } from "~/services/reference/facts.server";

/** One thing that an event says about itself; a link where the reader may open what it speaks of. */
export type AuditDetail = { text: string; lang?: string; href?: string };

export type AuditContext = {
  locale: Locale;
  facts: Facts;
  actor: StaffActor;
  /** Staff by id, rule sets by version: those that the events of the page name. */
  names: ReadonlyMap<number, string>;
  rules: ReadonlyMap<number, RuleSet>;
};

/**
 * What an event of the audit log is about, in words. Events keep codes and ids; a code without words (of an older
 * version of the house) is shown as it is, rather than left out.
 */
export function auditDetails(kind: string, data: unknown, context: AuditContext): AuditDetail[] {
  const known = new Map<string, unknown>(Object.entries(Object(data)));
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const inOrder = [...known].toSorted(([one], [other]) => place(one) - place(other));
  return inOrder.flatMap(([name, value]) => {
    if (value === null || value === "") return [];
    return detail(name, value, { ...context, kind, known }) ?? { text: `${name}: ${value}` };
  });
}

/** What comes first in a line: the database keeps the keys of an event in no order that means anything. */
const order = [
  "id",
  "code",
  "year",
  "slug",
  "version",
  "basedOn",
  "list",
  "rule",
  "change",
  "from",
  "to",
  "on",
];

type Event = AuditContext & { kind: string; known: ReadonlyMap<string, unknown> };

/** Undefined: no words for it. An empty list: another value of the same event says it. */
function detail(name: string, value: unknown, event: Event): AuditDetail | AuditDetail[] | undefined {
  const { kind, known, locale, names, actor } = event;
  const { t, format } = locale;
  const text = String(value);
  const open = (permission: Parameters<typeof may>[1], href: string) =>
    may(actor, permission) ? { href } : {};
  switch (name) {
    case "id":
      if (kind.startsWith("rule-example-"))
        return {
          text: t("desk:audit.details.example", { id: text }),
          ...open("rules:edit", `/admin/rules/examples/${text}`),
        };
      return {
        text: names.get(Number(value)) ?? text,
        ...open("staff:manage", `/admin/staff/${text}`),
      };
    case "role": {
      const role = roles.find((candidate) => candidate === value);
      return role && { text: t(`routing:roles.${role}`) };
    }
    case "departmentCode":
    case "code":
      return department(text, event);
    case "mailbox":
    case "phone":
    case "address":
    case "hours":
      return { text: labelled(t(`desk:departments.${name}`), text) };
    case "version":
      return kind.startsWith("scorecard-")
        ? { text: t("scorecard:panel.version", { version: text }), href: "/admin/scorecard" }
        : { text: t("rules:version", { version: text }), href: `/admin/rules/${text}` };
    case "basedOn":
      return { text: t("desk:audit.details.basedOn", { version: text }) };
    case "discarded":
      return { text: t("desk:audit.details.discarded") };
    case "change": {
      const change = ["added", "changed", "up", "down", "top", "place", "duplicate", "delete"] as const;
      const done = change.find((candidate) => candidate === value);
      return done && { text: t(`desk:audit.changes.${done}`) };
    }
    case "list": {
      const list = ruleLists.find((candidate) => candidate === value);
      return list && { text: t(`rules-said:lists.${list}`) };
    }
    case "rule":
      return ruleDetail(text, event);
    case "reason":
      return { text: labelled(t("rules:steps.reason"), text) };
    case "from":
      if (kind === "rules-published")
        return { text: t("rules:inForceSince", { date: format.dateTime(new Date(text)) }) };
      if (kind === "leave-entered")
        return {
          text: t("people:leave.days", {
            from: format.date(text),
            to: format.date(String(known.get("to"))),
          }),
        };
      return text.split(", ").flatMap((code) => department(code, event));
    case "to":
      if (kind === "leave-entered") return [];
      return text.split(", ").flatMap((code) => {
        const { text: name, ...more } = department(code, event);
        return { text: `→ ${name}`, ...more };
      });
    case "on":
    case "date":
      return { text: format.date(text) };
    case "reorganisation":
      return {
        text: t("desk:audit.details.reorganisation", { id: text }),
        ...open("department:reorganise", `/admin/departments/reorganisations/${text}`),
      };
    case "secondFactor":
      return { text: t("desk:audit.details.secondFactor") };
    case "slug": {
      const offer = event.facts.opportunities.get(text);
      const { text: title, lang } = localised(offer?.name ?? {}, locale.lang);
      return {
        text: title || text,
        ...(title ? { lang } : {}),
        ...open("opportunity:edit", `/admin/opportunities/${text}`),
      };
    }
    case "status": {
      const status = opportunityStatuses.find((candidate) => candidate === value);
      if (status) return { text: t(`desk:offers.statuses.${status}`) };
      const calendar = (["official", "provisional"] as const).find((candidate) => candidate === value);
      return calendar && { text: t(`desk:calendar.statuses.${calendar}`) };
    }
    case "year":
      return {
        text: t("desk:calendar.year", { year: text }),
        ...open("calendar:edit", `/admin/calendar/${text}`),
      };
    case "dated":
      return Number(value) > 0 ? { text: t("desk:audit.details.dated", { count: Number(value) }) } : [];
    case "mailId":
      return {
        text: t("desk:audit.details.mail", { id: text }),
        ...open("outbox:read", `/admin/outbox/${text}`),
      };
    case "count":
      return { text: t("desk:audit.details.mails", { count: Number(value) }) };
    case "lead":
      return { text, href: paths.lead(text) };
    case "state": {
      const states = ["active", "suggested", "dismissed"] as const;
      const state = states.find((candidate) => candidate === value);
      return state && { text: t(`desk:audit.exampleStates.${state}`) };
    }
    case "leads":
      return { text: t("desk:audit.details.leads", { count: Number(value) }) };
    case "query":
      return { text: t("desk:audit.details.query"), href: `/admin/leads?${text.replace(/^\?/, "")}` };
    case "columns": {
      const shown = queueColumns.filter((column) => text.split(" ").includes(column));
      return {
        text: labelled(
          t("queue:columns.title"),
          format.list(shown.map((column) => t(`queue:columns.${column}`))),
        ),
      };
    }
    case "openLimit":
      return { text: labelled(t("people:work.limit"), format.number(Number(value))) };
    case "deputyId":
      return { text: labelled(t("people:work.deputy"), names.get(Number(value)) ?? text) };
    default:
      return undefined;
  }

  function labelled(label: string, said: string): string {
    return t("desk:audit.details.labelled", { label, text: said });
  }
}

function department(code: string, { facts, locale, actor }: Event): AuditDetail {
  const known = facts.departments.get(code);
  if (!known) return { text: code };
  const { text, lang } = localised(known.name, locale.lang);
  return {
    text,
    lang,
    ...(may(actor, "department:edit") ? { href: `/admin/departments/${code}` } : {}),
  };
}

/** A rule by the name that it has in that version; one that was taken out since is known by its code only. */
function ruleDetail(code: string, { known, rules, locale }: Event): AuditDetail {
  const version = Number(known.get("version"));
  const list = ruleLists.find((candidate) => candidate === known.get("list"));
  const ruleSet = rules.get(version);
  const rule = list && ruleSet && rulesOf(ruleSet, list).find((candidate) => candidate.code === code);
  if (!rule) return { text: code };
  const { text, lang } = localised(rule.name, locale.lang);
  return { text: text || code, ...(text ? { lang } : {}), href: `/admin/rules/${version}#${list}-${code}` };
}
