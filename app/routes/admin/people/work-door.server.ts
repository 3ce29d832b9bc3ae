import { data, redirect } from "@remix-run/node";
import type { LeaveRefusal } from "~/core/people/leave";
import { readWork, type WorkErrors, type WorkTyped } from "~/core/people/work-form";
import { isIsoDay } from "~/core/shared/day";
import { changeWork, endLeave, enterLeave, type WorkDeps } from "~/services/people/work.server";
import { type FormFields, readId } from "../../form-fields.server";

/** What was wrong, with everything that was typed. */
export type WorkAnswer = {
  work?: WorkTyped;
  errors: WorkErrors;
  leave?: { from: string; to: string };
  refusal?: LeaveRefusal;
  gone?: true;
};

/**
 * Carries out what the page of somebody's work asks for: the work itself, a leave, or the end of one. Nobody sets a limit
 * of their own: `own` leaves it as it is.
 * @throws 303 back to `path` when it is done, 404 for nobody, 400 for a form that is not of this page.
 */
export async function doWork(
  deps: WorkDeps,
  staffId: number,
  form: FormFields,
  { path, own }: { path: string; own: boolean },
) {
  const done = () => redirect(path, { status: 303 });
  const answer = (given: WorkAnswer, status: number) => data(given, { status });
  switch (form.text("intent")) {
    case "work": {
      const typed = {
        languages: form.all("languages").slice(0, 10),
        limit: own ? "" : form.text("limit").slice(0, 20),
        deputy: form.text("deputy").slice(0, 20),
      };
      const read = readWork(typed);
      if ("errors" in read) return answer({ work: typed, errors: read.errors }, 422);
      const { openLimit, ...rest } = read.work;
      const result = await changeWork(deps, staffId, own ? rest : { ...rest, openLimit });
      if (result === "unknown") throw new Response(null, { status: 404 });
      if (result === "deputy.unknown") return answer({ work: typed, errors: { deputy: "deputy" } }, 422);
      throw done();
    }
    case "leave": {
      const leave = { from: form.text("from").slice(0, 20), to: form.text("to").slice(0, 20) };
      const result = await enterLeave(deps, staffId, leave);
      if (result.kind === "unknown") throw new Response(null, { status: 404 });
      if (result.kind === "refused") {
        // A date field shows nothing but dates: what is none would be lost in it anyway.
        const shown = (day: string) => (isIsoDay(day) ? day : "");
        const kept = { from: shown(leave.from), to: shown(leave.to) };
        return answer({ errors: {}, leave: kept, refusal: result.reason }, 422);
      }
      throw done();
    }
    case "end-leave": {
      const ended = await endLeave(deps, staffId, readId(form.text("leave")) ?? 0);
      if (!ended) return answer({ errors: {}, gone: true }, 409);
      throw done();
    }
    default:
      throw new Response(null, { status: 400 });
  }
}
