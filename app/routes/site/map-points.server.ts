import type { Facts } from "~/services/reference/facts.server";
import type { CommuneRecord } from "~/services/reference/records";
import type { MapPoint } from "~/ui/data/province-map";

/** Centres of communes for the map. Which of them lie on the border is for routing and is not drawn. */
export function communePoints(communes: Iterable<CommuneRecord>): MapPoint[] {
  return [...communes].map(({ latitude, longitude }) => ({ lat: latitude, lon: longitude }));
}

const allPoints = new WeakMap<Facts, MapPoint[]>();

/** All communes, as one list for each version of the data: what is drawn from it is drawn once. */
export function provincePoints(facts: Facts): MapPoint[] {
  let points = allPoints.get(facts);
  if (!points) {
    points = communePoints(facts.communes.values());
    allPoints.set(facts, points);
  }
  return points;
}

/** Parks stand a little beside the centre of their first commune: their own place is in no source. */
export function parkPoints(facts: Facts): MapPoint[] {
  const communes = new Set([...facts.parks.values()].flatMap(({ communeCodes }) => communeCodes.slice(0, 1)));
  return communePoints([...communes].flatMap((code) => facts.communes.get(code) ?? [])).map(
    ({ lat, lon }) => ({
      lat: lat - 0.02,
      lon: lon + 0.02,
    }),
  );
}
