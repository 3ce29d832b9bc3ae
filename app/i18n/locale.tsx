import { createContext, type ReactNode, useContext } from "react";
import { defaultLanguage, type Language } from "~/core/shared/language";
import type { Formatter } from "./format";
import type { Translate } from "./keys";

/** What a component needs to speak: the words of one language and its formats. */
export type Locale = { lang: Language; t: Translate; format: Formatter };

const TranslatorsContext = createContext<((language: Language) => Locale) | null>(null);
const LocaleContext = createContext<Locale | null>(null);

type TranslatorsProps = { translators: (language: Language) => Locale; lang?: Language; children: ReactNode };

/** Around the whole document, by the server's entry: where texts come from. */
export function TranslatorsProvider({ translators, lang = defaultLanguage, children }: TranslatorsProps) {
  return (
    <TranslatorsContext.Provider value={translators}>
      <LocaleContext.Provider value={translators(lang)}>{children}</LocaleContext.Provider>
    </TranslatorsContext.Provider>
  );
}

/** Around a part that speaks `lang`. */
export function LocaleProvider({ lang, children }: { lang: Language; children: ReactNode }) {
  const translators = useContext(TranslatorsContext);
  if (!translators) throw new Error("LocaleProvider stands outside TranslatorsProvider");
  return <LocaleContext.Provider value={translators(lang)}>{children}</LocaleContext.Provider>;
}

/** The words and formats of the part of the page that one stands in. */
export function useLocale(): Locale {
  const locale = useContext(LocaleContext);
  if (!locale) throw new Error("useLocale stands outside TranslatorsProvider");
  return locale;
}
