import type { Because } from "~/core/places/resolution";
import type { Locale } from "./locale";
import { marks } from "./marks";

/** A Vietnamese name within a Vietnamese sentence, where the word for the unit is small: "xã Tân Bình". */
export function nameWithin(name: string, { lang }: Pick<Locale, "lang">): string {
  return lang === "vi" ? name.replace(unitWord, (word) => word.toLowerCase()) : name;
}

const unitWord = /^(Xã|Phường|Thị trấn|Huyện|Quận|Thị xã|Thành phố|Tỉnh)(?= )/u;

/** Why a place is offered for what was typed: "Took in Xã Mỹ Hạnh Nam (Huyện Đức Hòa)". */
export function becauseSentence(because: readonly Because[], locale: Locale): string {
  return because.map((reason) => phrase(reason, locale)).join(" · ");
}

function phrase(because: Because, locale: Locale): string {
  const { t, format, lang } = locale;
  const within = (name: string) => nameWithin(name, locale);
  switch (because.key) {
    case "former-unit":
    case "part-of-former-unit":
      return t(`intake:place.because.${because.key}`, {
        unit: within(because.unit),
        districts: format.list(because.districts.map(within)),
      });
    case "former-district":
      return t("intake:place.because.former-district", {
        district: [because.district, because.province].filter(Boolean).map(within).join(marks[lang].comma),
      });
    case "similar-name":
      return t("intake:place.because.similar-name", { name: within(because.name) });
    default:
      return t(`intake:place.because.${because.key}`);
  }
}
