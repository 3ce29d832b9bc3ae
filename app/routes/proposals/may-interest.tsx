import { useLocale } from "~/i18n/locale";
import styles from "./proposals.module.css";
import type { Suggestion } from "./suggestions.server";

/** Opportunities that have much in common with the proposal; nothing at all when there are none. */
export function MayInterest({ suggestions }: { suggestions: readonly Suggestion[] }) {
  const { t, lang } = useLocale();
  if (suggestions.length === 0) return null;
  return (
    <section className={`${styles.procedures} no-print`}>
      <h2>{t("matching:public.title")}</h2>
      <p>{t("matching:public.about")}</p>
      <ul>
        {suggestions.map(({ href, name, status, reasons }) => (
          <li key={href}>
            <a href={href} lang={name.lang === lang ? undefined : name.lang}>
              {name.text}
            </a>
            <br />
            {[status, ...reasons].join(" · ")}
          </li>
        ))}
      </ul>
    </section>
  );
}
