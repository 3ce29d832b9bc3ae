import styles from "./province-map.module.css";

export type MapPoint = { readonly lat: number; readonly lon: number };

/** The rivers as strokes (longitude, latitude), rounded to about a kilometre: a drawing, not a survey. */
const rivers = {
  east: "105.93,11.56 105.95,11.42 105.99,11.29 106.08,11.19 106.2,11.1 106.26,11.07 106.28,10.98 106.33,10.9 106.38,10.82 106.42,10.74 106.47,10.65 106.53,10.57 106.58,10.49",
  west: "105.74,10.96 105.79,10.88 105.88,10.81 105.95,10.78 106.04,10.72 106.17,10.67 106.28,10.63 106.37,10.6 106.41,10.54 106.47,10.51 106.53,10.52 106.58,10.49",
  joined: "106.58,10.49 106.64,10.47 106.69,10.48 106.74,10.44",
};

/**
 * The province drawn from its reference data: communes as dots, those on the border as rings, parks as squares,
 * the rivers as the mark. It is a picture (`title`, `description`); the list of places stands beside it in words.
 */
export function ProvinceMap({
  communes,
  parks = [],
  here = [],
  labels = [],
  texts,
  legend = true,
}: {
  communes: readonly Commune[];
  parks?: readonly MapPoint[];
  /** The places this page speaks of. */
  here?: readonly MapPoint[];
  /** A few names for orientation; Vietnamese, as on the ground. */
  labels?: readonly (MapPoint & { readonly text: string; readonly side?: "start" | "end" })[];
  texts: {
    title: string;
    description?: string;
    commune: string;
    border: string;
    park: string;
    here?: string;
  };
  legend?: boolean;
}) {
  const ground = drawn(communes);
  return (
    <figure className={styles.figure}>
      <svg className={styles.map} viewBox="26 22 446 486" role="img" aria-label={texts.title}>
        {texts.description ? <desc>{texts.description}</desc> : null}
        <path className={styles.river} d={bothRivers} />
        <path className={styles.joined} d={joinedRiver} />
        <path className={styles.commune} d={ground.inland} />
        <path className={styles.border} d={ground.border} />
        <path className={styles.park} d={dots(parks)} />
        {here.length > 0 ? (
          <>
            <path className={styles.halo} d={dots(here)} />
            <path className={styles.here} d={dots(here)} />
          </>
        ) : null}
        {labels.map((label) => (
          <text
            key={label.text}
            className={styles.label}
            lang="vi"
            x={x(label.lon) + (label.side === "start" ? -9 : 9)}
            y={y(label.lat) + 5}
            textAnchor={label.side === "start" ? "end" : "start"}
          >
            {label.text}
          </text>
        ))}
      </svg>
      {legend ? (
        <figcaption className={styles.legend}>
          {here.length > 0 && texts.here ? <span className={styles.keyHere}>{texts.here}</span> : null}
          <span className={styles.keyCommune}>{texts.commune}</span>
          <span className={styles.keyBorder}>{texts.border}</span>
          {parks.length > 0 ? <span className={styles.keyPark}>{texts.park}</span> : null}
        </figcaption>
      ) : null}
    </figure>
  );
}

type Commune = MapPoint & { readonly border?: boolean };

const grounds = new WeakMap<readonly Commune[], { inland: string; border: string }>();

/** The communes are the same on every page: their two paths are made once for each list of them. */
function drawn(communes: readonly Commune[]): { inland: string; border: string } {
  let ground = grounds.get(communes);
  if (!ground) {
    ground = {
      inland: dots(communes.filter((commune) => !commune.border)),
      border: rings(communes.filter((commune) => commune.border)),
    };
    grounds.set(communes, ground);
  }
  return ground;
}

/** Equirectangular at the province's middle latitude: one degree north is 360 units, one east cos(11°) of that. */
function x(lon: number): number {
  return Math.round((lon - 105.48) * 353);
}

function y(lat: number): number {
  return Math.round((11.8 - lat) * 360);
}

/** Many dots in one path: zero-length strokes, round or square by their line caps. */
function dots(points: readonly MapPoint[]): string {
  return points.map((point) => `M${x(point.lon)} ${y(point.lat)}h0`).join("");
}

function rings(points: readonly MapPoint[]): string {
  return points.map((point) => `M${x(point.lon) - 4} ${y(point.lat)}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0`).join("");
}

/** A soft line through the points: straight to the middle of each stretch, rounded at each point. */
function line(points: string): string {
  const along = points.split(" ").map((pair) => {
    const [lon = "0", lat = "0"] = pair.split(",");
    return [x(Number(lon)), y(Number(lat))] as const;
  });
  let path = "";
  for (const [index, point] of along.entries()) {
    const next = along[index + 1];
    if (index === 0) path += `M${point[0]} ${point[1]}`;
    else if (next) path += `Q${point[0]} ${point[1]} ${(point[0] + next[0]) / 2} ${(point[1] + next[1]) / 2}`;
    else path += `L${point[0]} ${point[1]}`;
  }
  return path;
}

const bothRivers = line(rivers.east) + line(rivers.west);
const joinedRiver = line(rivers.joined);
