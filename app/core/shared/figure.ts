import { readDecimal } from "~/core/shared/money";

/** The unit that the field already says, typed once more behind the figure: "5 ha", "200명". */
const unitBehind =
  /(?<=[0-9])\s*(ha|h[eé]c ?ta|hectares?|公顷|公頃|ヘクタール|헥타르|người|people|jobs|人|名|명)$/iu;

/**
 * A figure as people write it into a form or a filter, as a number: what a page prints of an area or of jobs ("13.080 ha",
 * "13,080 ha") reads the same wherever it is typed. Null when it is none.
 */
export function readFigure(text: string): number | null {
  const parts = readDecimal(text.normalize("NFKC").trim().replace(unitBehind, ""));
  return parts ? Number(`${parts.whole}.${parts.fraction || "0"}`) : null;
}
