import type { Because } from "~/core/places/resolution";
import type { Locale } from "./locale";
import { marks } from "./marks";

/** Why a place is offered for what was typed: "Took in Xã Mỹ Hạnh Nam (Huyện Đức Hòa)". */
export function becauseSentence(because: readonly Because[], locale: Locale): string {
  return because.map((reason) => phrase(reason, locale)).join(" · ");
}

function phrase(because: Because, { t, format, lang }: Locale): string {
  switch (because.key) {
    case "former-unit":
    case "part-of-former-unit":
      return t(`intake:place.because.${because.key}`, {
        unit: because.unit,
        districts: format.list([...because.districts]),
      });
    case "former-district":
      return t("intake:place.because.former-district", {
        district: [because.district, because.province].filter(Boolean).join(marks[lang].comma),
      });
    case "similar-name":
      return t("intake:place.because.similar-name", { name: because.name });
    default:
      return t(`intake:place.because.${because.key}`);
  }
}
