import type { LocalisedText } from "~/core/shared/localised";
import { useLocale } from "~/i18n/locale";

type Closed = {
  code: string;
  name: LocalisedText;
  /** ISO: the first day on which it was no more. */
  on: string;
  /** Who holds today what it held. */
  heirs: { code: string; name: LocalisedText }[];
};

/** Departments that old letters and links still name: each says who does its work today. */
export function ClosedDepartments({ closed }: { closed: readonly Closed[] }) {
  const { t, lang, format } = useLocale();
  const foreign = (text: LocalisedText) => (text.lang === lang ? undefined : text.lang);
  return (
    <>
      <h2>{t("reorganisation:public.closed")}</h2>
      {closed.map(({ code, name, on, heirs }) => (
        <section key={code} id={code}>
          <h3 lang={foreign(name)}>{name.text}</h3>
          <p>{t("reorganisation:public.closedOn", { date: format.date(on) })}</p>
          <ul>
            {heirs.map((heir) => (
              <li key={heir.code}>
                <a href={`#${heir.code}`} lang={foreign(heir.name)}>
                  {heir.name.text}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
