import type { Because } from "~/core/places/resolution";
import { inLetters } from "./former-place";
import type { Locale } from "./locale";
import { marks } from "./marks";

/** Why a place is offered for what was typed: "Took in My Hanh Nam commune (Duc Hoa district)". */
export function becauseSentence(because: readonly Because[], locale: Locale): string {
  return because.map((reason) => phrase(reason, locale)).join(" · ");
}

function phrase(because: Because, locale: Locale): string {
  const { t, format, lang } = locale;
  const written = (name: string) => inLetters(name, locale);
  switch (because.key) {
    case "former-unit":
    case "part-of-former-unit":
      return t(`intake:place.because.${because.key}`, {
        unit: written(because.unit),
        districts: format.list(because.districts.map(written)),
      });
    case "former-district":
      return t("intake:place.because.former-district", {
        district: [because.district, because.province].filter(Boolean).map(written).join(marks[lang].comma),
      });
    case "similar-name":
      return t("intake:place.because.similar-name", { name: written(because.name) });
    default:
      return t(`intake:place.because.${because.key}`);
  }
}
