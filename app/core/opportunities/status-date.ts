const months = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

const monthNames = months.join("|");

const quarters = ["i", "ii", "iii", "iv"];

/**
 * What can stand for a time in a source's words, the longest forms first: the number of a quarter would be read as a month.
 * Days and months come in Vietnamese order.
 */
const mention = new RegExp(
  [
    "(?<y1>\\d{4})-(?<m1>\\d{2})-(?<d1>\\d{2})",
    "(?<y2>\\d{4})-(?<m2>\\d{2})",
    "(?<d3>\\d{1,2})[/.-](?<m3>\\d{1,2})[/.-](?<y3>\\d{4})",
    "(?:quý|quarter|q) ?(?<q7>[1-4]|iii|iv|ii|i)(?:[/-]| năm | )(?<y7>\\d{4})",
    "(?<m4>\\d{1,2})[/-](?<y4>\\d{4})",
    "(?:(?:ngày )?(?<d8>\\d{1,2}) )?tháng (?<m8>\\d{1,2})(?: năm|,)? (?<y8>\\d{4})",
    `(?:(?<d5>\\d{1,2}) )?(?<n5>${monthNames}) (?<y5>\\d{4})`,
    "(?<y6>\\d{4})",
  ]
    .map((form) => `(?<![\\d/.-])${form}(?![\\d/])`)
    .join("|"),
  "g",
);

/** "before 2024" says when it was not, not when it was. */
const boundary = /(?:before|until|till|by|trước|đến) $/;

/**
 * The first day of the latest time that a status date names, as ISO 8601 ("2015; again … July 2023" → "2023-07-01"),
 * to put offers in order; null when the text names none. The page shows the text, never this.
 */
export function statusDate(statusAsOf: string): string | null {
  let latest: string | null = null;
  const text = statusAsOf.toLowerCase();
  for (const found of text.matchAll(mention)) {
    if (boundary.test(text.slice(0, found.index))) continue;
    const date = isoDate(found.groups ?? {});
    if (date && (latest === null || date > latest)) latest = date;
  }
  return latest;
}

function isoDate(groups: Record<string, string | undefined>): string | null {
  const first = (...names: string[]) =>
    names.map((name) => groups[name]).find((value) => value !== undefined);
  const year = Number(first("y1", "y2", "y3", "y4", "y5", "y6", "y7", "y8"));
  const month = monthOf(groups.n5, groups.q7) ?? Number(first("m1", "m2", "m3", "m4", "m8") ?? 1);
  const day = Number(first("d1", "d3", "d5", "d8") ?? 1);
  const date = new Date(Date.UTC(year, month - 1, day));
  // 31 February is no day, and a year outside this span is some other number.
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1900 && year <= 2100 ? date.toISOString().slice(0, 10) : null;
}

/** The month that a name or a quarter begins with; quarters are counted in Roman figures as in Arabic ones. */
function monthOf(name: string | undefined, quarter: string | undefined): number | null {
  if (name) return months.indexOf(name) + 1;
  if (quarter) return (Number(quarter) || quarters.indexOf(quarter) + 1) * 3 - 2;
  return null;
}
