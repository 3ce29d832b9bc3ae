import type { Condition } from "~/core/routing/rules";

/** A department rule that is named by its code. */
export const aRule = (code: string, when: Condition[] = [{ kind: ["support"] }]) => ({
  code,
  name: { en: code },
  when,
  department: "tax",
});
