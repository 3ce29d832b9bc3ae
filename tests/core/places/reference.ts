import { readFileSync } from "node:fs";
import { z } from "zod";
import { buildGazetteer } from "~/core/places/gazetteer";
import type { Commune, Park } from "~/core/places/place";
import { languages } from "~/core/shared/language";

/** Communes and parks as the product is delivered with them. */
function data(file: string): unknown {
  return JSON.parse(readFileSync(`prisma/data/${file}`, "utf8"));
}

const names = z.partialRecord(z.enum(languages), z.string());

const communeRecord = z
  .object({
    code: z.string(),
    slug: z.string(),
    type: z.enum(["commune", "ward"]),
    names,
    formerProvince: z.string(),
    formerDistricts: z.array(z.string()),
    formerUnits: z.array(z.string()),
    border: z.boolean(),
  })
  .transform(({ names: name, ...commune }): Commune => ({ ...commune, name }));

const parkRecord = z
  .object({
    slug: z.string(),
    kind: z.string(),
    names,
    communeCodes: z.array(z.string()),
    formerLocation: z.object({
      communes: z.array(z.string()),
      district: z.string().nullable(),
      province: z.string().nullable(),
    }),
    areaHa: z.number().nullable(),
    leasableHa: z.number().nullable(),
    occupancyPct: z.number().nullable(),
    status: z.string(),
    statusAsOf: z.string(),
  })
  .transform(({ names: name, ...park }): Park => ({ ...park, name }));

export const { communes } = z.object({ communes: z.array(communeRecord) }).parse(data("communes.json"));
export const { parks } = z.object({ parks: z.array(parkRecord) }).parse(data("parks.json"));

const { places } = z.object({ places: z.array(names) }).parse(data("places.json"));
const spelling = z.object({ vi: z.string(), lang: z.enum(languages), text: z.string() });
const { spellings } = z.object({ spellings: z.array(spelling) }).parse(data("place-spellings.json"));
export const gazetteer = buildGazetteer(communes, parks, [
  ...places,
  ...spellings.map(({ vi, lang, text }) => ({ vi, [lang]: text })),
]);

/** "Xã Mỹ Hạnh" for `commune:27976`, "Khu công nghiệp Tân Đô" for `park:tan-do`. */
export function nameOf(ref: string): string {
  const code = ref.slice(ref.indexOf(":") + 1);
  return (gazetteer.communes.get(code) ?? gazetteer.parks.get(code))?.name.vi ?? ref;
}
