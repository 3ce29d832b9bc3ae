import type { Translate } from "~/i18n/keys";

const named = [
  "received",
  "routed",
  "read",
  "accepted",
  "assigned",
  "asked",
  "submitter-replied",
  "resumed",
  "noted",
  "resolved",
  "reopened",
  "withdrawn",
] as const;

/** What happened, in a word, where there is no room for whom and why. */
export function eventName(kind: string, t: Translate): string {
  if (kind === "forwarded") return t("queue:events.forwarded");
  if (kind === "undone") return t("queue:events.undone");
  const known = named.find((name) => name === kind);
  return known ? t(`desk:events.${known}`) : t("queue:events.other");
}
