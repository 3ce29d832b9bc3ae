import { timeZonesOf } from "~/core/intake/time-zones";
import { isClosed } from "~/core/leads/lead";
import type { Language } from "~/core/shared/language";
import { type LocalisedText, localised } from "~/core/shared/localised";
import { paths } from "~/i18n/paths";
import { dayEnds } from "~/i18n/time-zone";
import { translator } from "~/i18n/translator.server";
import { config } from "~/infra/runtime.server";
import type { OfficialProcedure } from "~/services/intake/official-procedures.server";
import type { TrackedLead } from "~/services/tracking/track-lead.server";
import { namedBody } from "./body-view";
import type { BodyView } from "./intake-view";

export type ReceiptPromise = { what: string; when: string; dateTime: string; yours?: string };

export type ReceiptView = {
  code: string;
  department: BodyView;
  receivedAt: { text: string; dateTime: string };
  promises: ReceiptPromise[];
  /** The promises are those of the day it was received; something of them, or of the proposal, is not so any more. */
  changed: boolean;
  /** Sentences below the promises: no date yet, a year that is not confirmed, the clock. */
  terms: string[];
  track: string;
  email: string;
  mailed: boolean;
  procedures: { code: string; name: LocalisedText }[];
};

/** The receipt of a lead: who promised what by when, in Viet Nam's days and in the sender's hours. */
export function receiptView(
  lead: TrackedLead,
  token: string,
  procedures: readonly OfficialProcedure[],
  lang: Language,
): ReceiptView {
  const locale = translator(lang);
  const { t, format } = locale;
  const promise = (what: string, day: string): ReceiptPromise => {
    const ends = dayEnds(day, timeZonesOf(lead.country), locale);
    return {
      what,
      when: t("intake:receipt.by", { date: format.date(day) }),
      dateTime: day,
      ...(ends.length > 0 && { yours: t("intake:receipt.yours", { moments: format.list(ends) }) }),
    };
  };
  const promises: ReceiptPromise[] = [];
  if (lead.readBy) promises.push(promise(t("intake:receipt.read"), lead.readBy));
  const { promised } = lead;
  if (promised.dueOn) {
    promises.push(promise(t("intake:receipt.answer", { count: promised.dueDays }), promised.dueOn));
  }
  return {
    code: lead.code,
    department: namedBody(promised.department, lang),
    receivedAt: {
      text: t("intake:receipt.vietNamTime", { moment: format.dateTime(new Date(lead.receivedAt)) }),
      dateTime: lead.receivedAt,
    },
    promises,
    changed: hasChanged(lead),
    terms: [
      ...(promised.dueOn ? [] : [t("intake:receipt.withoutDate", { count: promised.dueDays })]),
      ...(lead.calendar === "provisional" ? [t("intake:receipt.provisional")] : []),
      t("intake:receipt.clock"),
    ],
    track: config().publicUrl + paths.tracked(lang, token),
    email: lead.email,
    mailed: config().smtpUrl !== undefined,
    procedures: procedures.map(({ code, name }) => ({ code, name: localised(name, lang) })),
  };
}

/** Passed on, given another date, waiting, answered or withdrawn: where it stands is on the tracking page. */
function hasChanged({ promised, dueOn, waiting, state, history }: TrackedLead): boolean {
  const isPassedOn = history.some(({ kind }) => kind === "forwarded" || kind === "returned");
  return isPassedOn || promised.dueOn !== dueOn || waiting || isClosed(state);
}
