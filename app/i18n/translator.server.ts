import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import i18next, { type ResourceLanguage } from "i18next";
import { type Language, languages } from "~/core/shared/language";
import { singleton } from "~/infra/singleton.server";
import { formatter } from "./format";
import { namespaces, type TextKey, type TextParams } from "./keys";
import type { Locale } from "./locale";

/** The texts of every language, read from `locales/` once, when the process first needs them. */
const catalogue = singleton("texts", () => {
  const instance = i18next.createInstance();
  instance.init({
    initImmediate: false,
    fallbackLng: "en",
    ns: [...namespaces],
    resources: Object.fromEntries(languages.map((language) => [language, readLanguage(language)])),
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return new Map(languages.map((language) => [language, makeLocale(instance.getFixedT(language), language)]));
});

/** What a page, a mail or a command says in `language`: one object a language, made once. */
export function translator(language: Language): Locale {
  const locale = catalogue.get(language);
  if (!locale) throw new Error(`no texts in ${language}`);
  return locale;
}

function makeLocale(fixed: ReturnType<typeof i18next.getFixedT>, lang: Language): Locale {
  // Most texts have no variable: looking them up once keeps a page of hundreds of words cheap.
  const plain = new Map<TextKey, string>();
  const t = (key: TextKey, params?: TextParams): string => {
    if (params) return String(fixed(key, params));
    const known = plain.get(key);
    if (known !== undefined) return known;
    const text = String(fixed(key));
    plain.set(key, text);
    return text;
  };
  return { lang, t, format: formatter(lang) };
}

function readLanguage(language: Language): ResourceLanguage {
  const folder = path.resolve("locales", language);
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  return Object.fromEntries(
    files.map((file) => [
      path.basename(file, ".json"),
      JSON.parse(readFileSync(path.join(folder, file), "utf8")),
    ]),
  );
}
