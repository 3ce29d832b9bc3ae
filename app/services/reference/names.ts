import { vietnamDate } from "~/core/deadlines/calendar";
import { departmentNameAt } from "~/core/departments/department";
import { readPlace } from "~/core/leads/lead";
import type { Language } from "~/core/shared/language";
import { type Localised, type LocalisedText, localised } from "~/core/shared/localised";
import type { ReasonNames } from "~/i18n/reasons";
import type { Facts } from "./facts.server";

/** The name of a place in a language; the code itself when the place is not known any more. */
export function placeName(facts: Facts, ref: string, lang: Language): LocalisedText {
  const place = readPlace(ref);
  const record =
    place?.type === "park" ? facts.parks.get(place.slug) : place && facts.communes.get(place.code);
  return record ? localised(record.name, lang) : { text: ref, lang };
}

/** The name that a department bore when something happened; what stands today bears today's. */
export function departmentNameThen(facts: Facts, code: string, at: Date): Localised {
  const department = facts.departments.get(code);
  return department ? departmentNameAt(department, vietnamDate(at)) : { en: code };
}

/** The names that sentences about a routing decision need. */
export function reasonNames(facts: Facts, lang: Language): ReasonNames {
  const named = (record: { name: Parameters<typeof localised>[0] } | undefined, code: string) =>
    record ? localised(record.name, lang).text : code;
  return {
    department: (code) => named(facts.departments.get(code), code),
    sector: (code) => named(facts.sectors.get(code), code),
    place: (ref) => placeName(facts, ref, lang).text,
    opportunity: (slug) => named(facts.opportunities.get(slug), slug),
  };
}
