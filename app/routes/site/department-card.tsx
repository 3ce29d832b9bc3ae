import type { LocalisedText } from "~/core/shared/localised";
import { useLocale } from "~/i18n/locale";
import { InVietnamese } from "../in-vietnamese";
import { type PageFact, RecordFacts, RecordSources } from "./record-facts";
import type { SourceList } from "./source-link";

type Department = {
  code: string;
  name: string;
  /** The Vietnamese name, where the page is in another language. */
  vietnamese: string | null;
  /** Where a language is missing, the next best, marked as what it is. */
  remit: LocalisedText;
  coordinator: boolean;
  receivesLeads: boolean;
  predecessors: readonly string[];
  confirmed: string;
  phone: string | null;
  mailbox: string | null;
  address: string | null;
  hours: string | null;
  sources: SourceList;
};

const ways = ["phone", "mailbox", "address", "hours"] as const;

/** A department: what it answers for and how to reach it. What nobody has confirmed is said to be so. */
export function DepartmentCard({ department }: { department: Department }) {
  const { t, lang, format } = useLocale();
  const foreign = (text: string, language: string) => (language === lang ? text : { text, lang: language });
  const known = ways.flatMap((way): PageFact[] => {
    const text = department[way];
    return text ? [{ label: t(`pages:contact.${way}`), values: [{ text }] }] : [];
  });
  const missing = ways.filter((way) => !department[way]).map((way) => t(`pages:contact.ways.${way}`));
  const background: PageFact[] = [
    ...(department.predecessors.length > 0
      ? [
          {
            label: t("pages:contact.predecessors"),
            values: department.predecessors.map((name) => ({ text: foreign(name, "vi") })),
          },
        ]
      : []),
    { label: t("pages:contact.confirmed"), values: [{ text: foreign(department.confirmed, "en") }] },
  ];
  return (
    <section id={department.code}>
      <h3>
        {department.name}
        {department.vietnamese ? <InVietnamese name={department.vietnamese} /> : null}
      </h3>
      {department.coordinator ? <p>{t("pages:contact.coordinator")}</p> : null}
      <p lang={department.remit.lang === lang ? undefined : department.remit.lang}>{department.remit.text}</p>
      {known.length > 0 ? <RecordFacts facts={known} /> : null}
      {department.receivesLeads && missing.length > 0 ? (
        <p>{t("pages:contact.missing", { ways: format.list(missing) })}</p>
      ) : null}
      <details>
        <summary>{t("pages:contact.background")}</summary>
        <RecordFacts facts={background} />
        <RecordSources title={t("pages:contact.sources")} sources={department.sources} />
      </details>
    </section>
  );
}
