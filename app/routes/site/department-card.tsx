import { useLocale } from "~/i18n/locale";
import { type PageFact, RecordFacts, RecordSources } from "./record-facts";
import type { SourceList } from "./source-link";

type Department = {
  code: string;
  name: string;
  /** The Vietnamese name, where the page is in another language. */
  vietnamese: string | null;
  remit: string;
  coordinator: boolean;
  predecessors: readonly string[];
  confirmed: string;
  phone: string | null;
  mailbox: string | null;
  address: string | null;
  hours: string | null;
  sources: SourceList;
};

/** A department: what it answers for and how to reach it. What nobody has confirmed is said to be so. */
export function DepartmentCard({
  department,
  withContact = false,
}: {
  department: Department;
  withContact?: boolean;
}) {
  const { t, lang } = useLocale();
  const unknown = t("pages:contact.unknown");
  const foreign = (text: string, language: string) => (language === lang ? text : { text, lang: language });
  const contact = (["phone", "mailbox", "address", "hours"] as const).map((name) => ({
    label: t(`pages:contact.${name}`),
    values: [{ text: department[name] ?? unknown }],
  }));
  const facts: PageFact[] = [
    { label: t("pages:contact.remit"), values: [{ text: department.remit }] },
    ...(withContact ? contact : []),
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
        {department.vietnamese ? <span lang="vi"> ({department.vietnamese})</span> : null}
      </h3>
      {department.coordinator ? <p>{t("pages:contact.coordinator")}</p> : null}
      <RecordFacts facts={facts} />
      <RecordSources title={t("pages:contact.sources")} sources={department.sources} />
    </section>
  );
}
