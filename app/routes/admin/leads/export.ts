import type { LoaderFunctionArgs } from "@remix-run/node";
import { vietnamDate } from "~/core/deadlines/calendar";
import { readQueueQuery } from "~/core/leads/queue-query";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readDeskSettings } from "~/services/queue/desk-settings.server";
import { type Cell, exportQueue, mayExport } from "~/services/queue/export-queue.server";
import { listViews } from "~/services/queue/views.server";
import { readFacts } from "~/services/reference/facts.server";
import { textOf } from "~/ui/words";
import { readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { queueTableRow } from "./queue-row-text.server";

/** The queue that somebody looks at, as a spreadsheet with the same columns. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, staff } = await requireStaff(request, "lead:export");
  const { searchParams } = new URL(request.url);
  const query = readQueueQuery(searchParams);
  if (!mayExport(actor, query)) throw new Response(null, { status: 403 });
  const deps = { db: db(), now: new Date(), actor };
  const [facts, settings, views] = await Promise.all([
    readFacts(deps.db),
    readDeskSettings(deps.db, actor.id),
    listViews(deps),
  ]);
  const view = views.find(({ id }) => id === readId(searchParams.get("view") ?? undefined));
  const columns = view?.columns ?? settings.columns;
  const locale = translator(staff.language);
  const { t } = locale;
  // A sheet is read for longer than today: it names the person, not the person's leave.
  const texts = { columns, locale, facts, away: new Map(), readers: new Map() };
  const file = await exportQueue(deps, query, columns, {
    title: t("queue:export.title"),
    heads: [
      t("queue:export.code"),
      t("queue:export.subject"),
      ...columns.map((column) => t(`queue:columns.${column}`)),
    ],
    cells: (row) => [
      { text: row.code },
      { text: row.subject },
      ...queueTableRow(row, texts).cells.map((cell): Cell => {
        if (cell.key === "due" && row.due) return { day: row.due };
        return cell.key === "received" ? { moment: new Date(row.received) } : { text: textOf(cell.text) };
      }),
    ],
  });
  const day = vietnamDate(deps.now);
  // A header holds Latin letters; the name in the reader's language stands in its encoded form (RFC 6266).
  const named = encodeURIComponent(`${t("queue:export.file")}-${day}.xlsx`);
  return new Response(file, {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename="leads-${day}.xlsx"; filename*=UTF-8''${named}`,
    },
  });
}
