/** The form of a reorganisation as it was typed. */
export type RequestTyped = {
  from: string[];
  into: string;
  rest: string;
  parts: { to: string; kind: string[]; sector: string[]; site: string[] }[];
  name: Record<string, string>;
  effectiveOn: string;
  basis: string;
};

/** As many parts as the form of a split has room for, beside the rest. */
export const partNumbers = [1, 2, 3] as const;

/** The same form as fields that are posted again: what was previewed is what is confirmed. */
export function postedFields(typed: RequestTyped): [name: string, value: string][] {
  const many = (name: string, values: string[]) => values.map((value): [string, string] => [name, value]);
  return [
    ...many("from", typed.from),
    ["into", typed.into],
    ["rest", typed.rest],
    ...typed.parts.flatMap((part, index): [string, string][] => [
      [`part${index + 1}.to`, part.to],
      ...many(`part${index + 1}.kind`, part.kind),
      ...many(`part${index + 1}.sector`, part.sector),
      ...many(`part${index + 1}.site`, part.site),
    ]),
    ...Object.entries(typed.name).map(([language, text]): [string, string] => [`name.${language}`, text]),
    ["effectiveOn", typed.effectiveOn],
    ["basis", typed.basis],
  ];
}
