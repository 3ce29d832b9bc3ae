import { type LeadKind, leadKinds } from "~/core/leads/lead";
import type { QueueColumn } from "~/core/leads/queue-columns";
import { localised } from "~/core/shared/localised";
import type { Locale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import type { Away } from "~/services/people/queries.server";
import type { QueueRow } from "~/services/queue/queue.server";
import type { Facts } from "~/services/reference/facts.server";
import type { Tone } from "~/ui/data/status-label";
import type { Words } from "~/ui/words";
import { type DueLabel, dueLabel } from "./due-label";
import { assigneeText } from "./panels/person-texts.server";

/** One line of the queue that stands beside a lead, in words. */
export function queueRowText(row: QueueRow, locale: Locale, facts: Facts) {
  return {
    href: paths.lead(row.code),
    code: row.code,
    subject: { text: row.subject, lang: row.language },
    from: row.from,
    state: stateText(row, locale),
    department: departmentText(row, locale, facts),
    due: rowDue(row, locale),
  };
}

/** What the rows of one page are written from: the language, the names, who is on leave, who has a lead open now. */
type RowTexts = {
  columns: readonly QueueColumn[];
  locale: Locale;
  facts: Facts;
  away: ReadonlyMap<number, Away>;
  readers: ReadonlyMap<number, readonly string[]>;
};

/** One line of the queue itself, with the columns that somebody chose. */
export function queueTableRow(row: QueueRow, texts: RowTexts) {
  const { columns, locale } = texts;
  const readers = texts.readers.get(row.id) ?? [];
  const { t, format } = locale;
  return {
    href: paths.lead(row.code),
    code: row.code,
    subject: { text: row.subject, lang: row.language },
    select: { value: `${row.code}:${row.version}`, label: t("queue:table.select", { code: row.code }) },
    cells: columns.map((key) => ({ key, ...cell(key, row, texts) })),
    reading:
      readers.length > 0
        ? t("queue:table.reading", { count: readers.length, names: format.list([...readers]) })
        : undefined,
  };
}

function cell(
  column: QueueColumn,
  row: QueueRow,
  { locale, facts, away }: RowTexts,
): { text: Words; tone?: Tone } {
  const { t, lang, format } = locale;
  switch (column) {
    case "due":
      return rowDue(row, locale);
    case "from":
      return { text: row.from };
    case "state":
      return { text: stateText(row, locale) };
    case "department":
      return { text: departmentText(row, locale, facts) };
    case "assignee":
      return {
        text: row.assignee
          ? assigneeText(row.assignee, away.get(row.assigneeId ?? 0) ?? null, locale)
          : t("queue:table.nobody"),
      };
    case "kind":
      return { text: isKind(row.kind) ? t(`routing:kinds.${row.kind}`) : row.kind };
    case "sector": {
      const sector = row.sector ? facts.sectors.get(row.sector) : undefined;
      return { text: sector ? localised(sector.name, lang) : "" };
    }
    case "country":
      return { text: format.country(row.country) };
    case "received":
      return { text: format.dateTime(new Date(row.received)) };
  }
}

/** By when the reader's department must act: with what it was asked for, where another one answers the sender. */
function rowDue({ task, ...lead }: QueueRow, locale: Locale): DueLabel {
  if (!task) return dueLabel(lead, locale, "row");
  const { t } = locale;
  const kind = t(`casework:tasks.${task.kind}`);
  if (task.due === null) return { tone: "note", text: kind };
  const { tone, text } = dueLabel({ ...task, outcome: null }, locale, "row");
  return { tone, text: t("queue:table.task", { task: kind, due: text }) };
}

function isKind(kind: string): kind is LeadKind {
  return leadKinds.some((known) => known === kind);
}

function stateText(row: QueueRow, { t }: Locale): string {
  const marks = [
    row.arbitration ? t("casework:arbitration.title") : null,
    row.high ? t("desk:queue.high") : null,
    row.unread ? t("desk:queue.unread") : null,
  ];
  return [t(`routing:states.desk.${row.state}`), ...marks.filter(Boolean)].join(" · ");
}

function departmentText(row: QueueRow, { lang }: Locale, facts: Facts): Words {
  const department = facts.departments.get(row.department);
  return department ? localised(department.name, lang) : row.department;
}
