import type { PlaceRef } from "~/core/leads/lead";
import type { Because, Resolution } from "~/core/places/resolution";
import type { LocalisedText } from "~/core/shared/localised";
import { inLetters } from "~/i18n/former-place";
import type { Locale } from "~/i18n/locale";
import { marks } from "~/i18n/marks";
import type { Facts } from "~/services/reference/facts.server";
import { placeName } from "~/services/reference/names";

export type PlaceQuestion = {
  sentence: string;
  choices: { href: string; name: LocalisedText; because: string }[];
};

/** The question that a typed place leaves open: which of today's places is meant, each with why it is named. */
export function placeQuestion(
  resolution: Exclude<Resolution, { kind: "one" }>,
  facts: Facts,
  locale: Locale,
  hrefOf: (place: PlaceRef) => string,
): PlaceQuestion {
  const { t, lang } = locale;
  const typed = resolution.typed.trim();
  const candidates = resolution.kind === "ask" ? resolution.candidates : resolution.suggestions;
  const isOne = candidates.length === 1;
  const sentence =
    resolution.kind === "ask"
      ? t(`opportunities:place.${isOne ? "askOne" : "ask"}`, { typed })
      : [
          t("opportunities:place.none", { typed }),
          ...(candidates.length > 0 ? [t(`opportunities:place.${isOne ? "suggestOne" : "suggest"}`)] : []),
        ].join(marks[lang].sentence);
  return {
    sentence,
    choices: candidates.map(({ place, because }) => ({
      href: hrefOf(place),
      name: placeName(facts, place, lang),
      because: because.map((reason) => becauseText(reason, locale)).join(marks[lang].clause),
    })),
  };
}

function becauseText(reason: Because, locale: Locale): string {
  const { t, format } = locale;
  switch (reason.key) {
    case "former-unit":
    case "part-of-former-unit": {
      const names = [...reason.districts, reason.province].map((name) => inLetters(name, locale));
      const around = names.length > 0 ? t("opportunities:because.around", { names: format.list(names) }) : "";
      return t(`opportunities:because.${reason.key}`, { unit: inLetters(reason.unit, locale), around });
    }
    case "former-district":
      return t("opportunities:because.former-district", { district: inLetters(reason.district, locale) });
    case "similar-name":
      return t("opportunities:because.similar-name", { name: inLetters(reason.name, locale) });
    case "today-name":
    case "park-name":
    case "part-of-park-name":
    case "code":
    case "spelling-differs":
    case "unit-differs":
    case "lies-elsewhere":
      return t(`opportunities:because.${reason.key}`);
  }
}
