import { localised } from "~/core/shared/localised";
import type { Locale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import type { QueueRow } from "~/services/leads/queue.server";
import type { Facts } from "~/services/reference/facts.server";
import { dueLabel } from "./due-label";

/** One line of a queue, in words. */
export function queueRowText(row: QueueRow, locale: Locale, facts: Facts) {
  const { t, lang } = locale;
  const marks = [row.high ? t("desk:queue.high") : null, row.unread ? t("desk:queue.unread") : null].filter(
    Boolean,
  );
  const department = facts.departments.get(row.department);
  return {
    href: paths.lead(row.code),
    code: row.code,
    subject: { text: row.subject, lang: row.language },
    from: row.from,
    state: [t(`routing:states.desk.${row.state}`), ...marks].join(" · "),
    department: department ? localised(department.name, lang) : row.department,
    due: dueLabel(row, locale, "row"),
  };
}
