import { type MapPoint, ProvinceMap } from "~/ui/data/province-map";

/** The province with the places that the page speaks of; nothing when nobody knows where they lie. */
export function PlaceMap({
  title,
  communes,
  here,
}: {
  title: string;
  communes: readonly MapPoint[];
  here: readonly MapPoint[];
}) {
  if (here.length === 0) return null;
  return (
    <ProvinceMap
      communes={communes}
      here={here}
      legend={false}
      texts={{ title, commune: "", border: "", park: "" }}
    />
  );
}
