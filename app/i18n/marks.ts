import type { Language } from "~/core/shared/language";

/** What stands between names, clauses and sentences that are joined by code, and the signs around an aside. */
export type Marks = {
  /** Between names that stand side by side, without an "and": "Tan My commune, Duc Hoa district". */
  comma: string;
  /** Between clauses. */
  clause: string;
  /** Between a full stop and the next sentence. */
  sentence: string;
  /** Between a label and what it names. */
  colon: string;
  /** Around an aside; where words stand apart, the first one brings its space. */
  open: string;
  close: string;
};

const spaced: Marks = { comma: ", ", clause: "; ", sentence: " ", colon: ": ", open: " (", close: ")" };
const wide: Marks = { comma: "、", clause: "；", sentence: "", colon: "：", open: "（", close: "）" };

export const marks = {
  vi: spaced,
  en: spaced,
  zh: wide,
  "zh-TW": wide,
  ja: wide,
  ko: { ...spaced, open: "(" },
} satisfies Record<Language, Marks>;
