import { type Language, languages } from "~/core/shared/language";

export type WorkTyped = { languages: string[]; limit: string; deputy: string };
export type WorkErrors = { limit?: "limit"; deputy?: "deputy" };

/** Reads what somebody can handle as it was typed: an empty limit is none, an empty deputy nobody. */
export function readWork(
  typed: WorkTyped,
):
  | { work: { languages: Language[]; openLimit: number | null; deputyId: number | null } }
  | { errors: WorkErrors } {
  const limit = typed.limit.trim();
  const errors: WorkErrors = {};
  if (limit !== "" && !/^\d{1,3}$/.test(limit)) errors.limit = "limit";
  if (typed.deputy !== "" && !/^[1-9]\d{0,8}$/.test(typed.deputy)) errors.deputy = "deputy";
  if (errors.limit || errors.deputy) return { errors };
  return {
    work: {
      languages: languages.filter((language) => typed.languages.includes(language)),
      openLimit: limit === "" ? null : Number(limit),
      deputyId: typed.deputy === "" ? null : Number(typed.deputy),
    },
  };
}
