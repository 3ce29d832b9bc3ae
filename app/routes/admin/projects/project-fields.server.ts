import { isOpen } from "~/core/departments/department";
import type { ProjectFacts } from "~/core/projects/project-forms";
import { countries } from "~/core/shared/country";
import { type Localised, localised } from "~/core/shared/localised";
import type { Locale } from "~/i18n/locale";
import type { Facts } from "~/services/reference/facts.server";
import type { FieldSpec } from "./record-answer";

export const factNames = [
  "name",
  "sectorCode",
  "place",
  "partnerCountry",
  "opportunitySlug",
  "jobsPlanned",
  "jobsActual",
];

type Named = { name: Localised };

/** The fields of a project's facts, filled with what is known. */
export function projectFields(facts: Facts, { t, format, lang }: Locale, known: ProjectFacts): FieldSpec[] {
  const options = (records: Iterable<[string, Named]>) =>
    [...records].map(([value, { name }]) => ({ value, ...localised(name, lang) }));
  const places = (type: "commune" | "park", records: ReadonlyMap<string, Named>) =>
    sorted(options([...records].map(([code, record]) => [`${type}:${code}`, record])), lang);
  const some = (value: string | number | null) => (value === null ? "" : String(value));
  return [
    { kind: "line", name: "name", label: t("projects:fields.name"), value: known.name },
    {
      kind: "select",
      name: "sectorCode",
      label: t("projects:heads.sector"),
      optional: true,
      value: some(known.sectorCode),
      options: sorted(options(facts.sectors), lang),
    },
    {
      kind: "select",
      name: "place",
      label: t("projects:heads.place"),
      optional: true,
      value: some(known.place),
      groups: [
        { label: t("projects:fields.parks"), options: places("park", facts.parks) },
        { label: t("projects:fields.communes"), options: places("commune", facts.communes) },
      ],
    },
    {
      kind: "select",
      name: "partnerCountry",
      label: t("projects:heads.partnerCountry"),
      optional: true,
      value: some(known.partnerCountry),
      options: sorted(
        countries.map((code) => ({ value: code, text: format.country(code) })),
        lang,
      ),
    },
    {
      kind: "select",
      name: "opportunitySlug",
      label: t("projects:heads.opportunity"),
      optional: true,
      value: some(known.opportunitySlug),
      options: sorted(options(facts.opportunities).slice(0, 2_000), lang),
    },
    {
      kind: "count",
      name: "jobsPlanned",
      label: t("projects:heads.jobsPlanned"),
      optional: true,
      value: some(known.jobsPlanned),
    },
    {
      kind: "count",
      name: "jobsActual",
      label: t("projects:heads.jobsActual"),
      optional: true,
      value: some(known.jobsActual),
    },
  ];
}

/**
 * Departments that can hold a project or take part in clearing an obstacle: those that take leads.
 * @param on the day on which they must exist; without one, also those that were closed, which met and held before.
 */
export function departmentOptions(facts: Facts, { lang }: Locale, on?: string) {
  return holding(facts, on).map(({ code, name }) => ({ value: code, ...localised(name, lang) }));
}

/** The departments of `departmentOptions`, as what was chosen is checked against. */
export function holdingDepartments(facts: Facts, on?: string): ReadonlySet<string> {
  return new Set(holding(facts, on).map(({ code }) => code));
}

function holding(facts: Facts, on: string | undefined) {
  return [...facts.departments.values()].filter(
    (department) => department.receivesLeads && (on === undefined || isOpen(department, on)),
  );
}

function sorted<Option extends { text: string }>(options: Option[], lang: string): Option[] {
  const order = new Intl.Collator(lang);
  return options.sort((a, b) => order.compare(a.text, b.text));
}
