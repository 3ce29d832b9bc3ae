/** A rate of exchange as somebody typed it: its decimal, or why it is not taken. */
export type ReadRate = { rate: string } | { error: "rates.not-a-number" | "rates.far-off" };

/** Beyond this many times today's rate, or below this part of it, a rate is a slip of the keyboard. */
const mostTimes = 10;

/**
 * Reads a rate in whatever way its writer groups figures: "26.100", "26,100", "26 100" and "26100" are the same beside
 * a rate of 26,000, and "7,1" and "7.1" beside one of 7. Where marks can be read in two ways, today's rate tells which:
 * the readings are a thousand times apart.
 */
export function readRate(typed: string, today: number): ReadRate {
  const readings = readingsOf(typed.trim().replace(/(?<=\d)[\s\u00a0\u202f](?=\d{3})/g, ""));
  if (readings.length === 0) return { error: "rates.not-a-number" };
  const near = readings.filter((reading) => {
    const times = Number(reading) / today;
    return times <= mostTimes && times >= 1 / mostTimes;
  });
  return near[0] === undefined ? { error: "rates.far-off" } : { rate: near[0] };
}

/** The numbers that a text can mean, as decimals with a dot. */
function readingsOf(text: string): string[] {
  if (/^\d{1,12}$/.test(text)) return [text];
  // All marks group; or the last one, written but once, is the decimal sign.
  const grouped = /^\d{1,3}(?:\.\d{3}){1,3}$|^\d{1,3}(?:,\d{3}){1,3}$/.test(text)
    ? [text.replace(/[.,]/g, "")]
    : [];
  const [, whole = "", decimals = ""] =
    /^(\d{1,12}|\d{1,3}(?:,\d{3}){1,3}(?=\.)|\d{1,3}(?:\.\d{3}){1,3}(?=,))[.,](\d{1,8})$/.exec(text) ?? [];
  return decimals ? [...grouped, `${whole.replace(/[.,]/g, "")}.${decimals}`] : grouped;
}
