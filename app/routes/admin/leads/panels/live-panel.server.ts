import type { StaffActor } from "~/core/policy/may";
import type { Locale } from "~/i18n/locale";
import { db } from "~/infra/runtime.server";
import { readersOf } from "~/services/queue/presence.server";
import { readId } from "../../../form-fields.server";
import type { EventText } from "../event-texts.server";

export type LiveTexts = Awaited<ReturnType<typeof liveTexts>>;

/** Who else reads this lead now, and what has happened to it since the page was made that asks again (`since`). */
export async function liveTexts(
  { id, lastEvent }: { id: number; lastEvent: number },
  events: readonly EventText[],
  { actor, locale, search, now }: { actor: StaffActor; locale: Locale; search: URLSearchParams; now: Date },
) {
  const { t, format } = locale;
  const names = (await readersOf({ db: db(), now }, [id], actor.id)).get(id) ?? [];
  const since = readId(search.get("since") ?? undefined) ?? lastEvent;
  return {
    since,
    reading:
      names.length > 0 ? t("queue:table.reading", { count: names.length, names: format.list(names) }) : null,
    happened: events
      .filter((event) => event.id > since)
      .map(({ id: event, line }) => ({ id: event, text: line })),
  };
}
