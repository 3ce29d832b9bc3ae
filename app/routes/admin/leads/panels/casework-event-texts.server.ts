import { opinions } from "~/core/leads/tasks";
import type { Locale } from "~/i18n/locale";

type Kind =
  | "forwarded"
  | "returned"
  | "extended"
  | "clock-corrected"
  | "task-opened"
  | "task-answered"
  | "task-cancelled";

/** The sentences of several departments' work on one lead. */
export function caseworkEventText(
  kind: Kind,
  data: unknown,
  { t, format }: Pick<Locale, "t" | "format">,
  departmentName: (code: string) => string,
): string {
  const text = (name: string): string => {
    const value: unknown = Reflect.get(Object(data), name);
    return typeof value === "string" ? value : "";
  };
  const is = (name: string) => Reflect.get(Object(data), name) === true;
  const day = (name: string) => (text(name) ? format.date(text(name)) : "");
  const [from, to] = [departmentName(text("from")), departmentName(text("to"))];
  const department = departmentName(text("department"));
  switch (kind) {
    case "forwarded":
      if (is("arbitration")) return t("casework:events.arbitrated", { to });
      return is("misrouted")
        ? t("casework:events.misrouted", { from, to })
        : t("desk:events.forwarded", { from, to });
    case "returned":
      return is("disputed")
        ? t("casework:events.disputed", { from, to, proposed: departmentName(text("proposed")) })
        : t("casework:events.returned", { from, to });
    case "extended":
      return t("casework:events.extended", { was: day("was"), due: day("due") });
    case "clock-corrected": {
      const days = { since: day("since"), was: day("was") };
      return text("due") && text("due") !== text("before")
        ? t("casework:events.clock-corrected", { ...days, due: day("due") })
        : t("casework:events.clock-corrected-open", days);
    }
    case "task-opened": {
      if (!text("due")) return t("casework:events.task-opened-undated", { department });
      const appraisal = text("taskKind") === "appraisal";
      return t(appraisal ? "casework:events.appraisal-opened" : "casework:events.task-opened", {
        department,
        due: day("due"),
      });
    }
    case "task-answered": {
      const opinion = opinions.find((known) => known === text("opinion"));
      return opinion
        ? t("casework:events.appraisal-answered", { department, opinion: t(`casework:opinions.${opinion}`) })
        : t("casework:events.task-answered", { department });
    }
    case "task-cancelled":
      return t(`casework:events.${text("why") === "asked-once" ? "task-joined" : "task-cancelled"}`, {
        department,
      });
  }
}
