/** Joins the class names that apply; undefined and false are left out. */
export function classNames(...names: (string | false | undefined)[]): string {
  let joined = "";
  for (const name of names) if (name) joined = joined ? `${joined} ${name}` : name;
  return joined;
}
