import type { Answers } from "~/core/intake/answers";
import type { PlaceAnswer } from "~/core/intake/read-place-answer";
import { fieldsOf, type IntakeStep, stepsOf } from "~/core/intake/steps";
import { isPlaceRef } from "~/core/leads/lead";
import { type FieldError, longest } from "~/core/leads/lead.schema";
import { countries } from "~/core/shared/country";
import type { Language } from "~/core/shared/language";
import { localised } from "~/core/shared/localised";
import type { Locale } from "~/i18n/locale";
import { becauseSentence } from "~/i18n/place-because";
import { leadErrorSentence } from "~/i18n/reasons";
import { singleton } from "~/infra/singleton.server";
import type { Facts } from "~/services/reference/facts.server";
import { placeName } from "~/services/reference/names";
import type { SelectOption } from "~/ui/forms/select";
import { bodyView } from "./body-view";
import { checkView } from "./check-view.server";
import { intakePath } from "./intake-path";
import type { PlaceView, StepView } from "./intake-view";

/** Where a reader stands in the intake. */
export type Position = {
  step: IntakeStep;
  token: string;
  answers: Answers;
  ref: string | undefined;
  fromCheck: boolean;
  errors?: FieldError[];
  notice?: string | null;
  place?: PlaceAnswer | undefined;
  now: Date;
};

/** The steps that name the lawful way of complaints. */
const tellsOfComplaints: readonly IntakeStep[] = ["kind", "matter", "check"];

/** What the page of a step shows. A check page needs answers that make a whole proposal. */
export function stepView(position: Position, facts: Facts, locale: Locale): StepView {
  const { step, token, answers } = position;
  const { lang } = locale;
  const steps = stepsOf(answers);
  const at = steps.indexOf(step);
  const opportunity = answers.opportunity ? facts.opportunities.get(answers.opportunity) : undefined;
  return {
    page: "step",
    step,
    token,
    action: intakePath(lang, token, step, { fromCheck: position.fromCheck }),
    answers,
    ref: position.ref,
    fromCheck: position.fromCheck,
    progress: { done: at, total: steps.length },
    goesBack: at > 0,
    stepLinks: Object.fromEntries(
      steps.map((each) => [each, intakePath(lang, token, each, { fromCheck: true })]),
    ),
    errors: inPageOrder(position.errors ?? [], position).map((error) => ({
      field: fieldOf(error.path),
      text: errorText(error, position, locale),
    })),
    notice: position.notice ?? null,
    opportunity: opportunity ? { slug: opportunity.slug, name: localised(opportunity.name, lang) } : null,
    place: placeView(position, facts, locale),
    options: {
      sectors: step === "about" ? sectorOptions(facts, lang) : [],
      countries: step === "you" ? countryOptions(locale) : { likely: [], others: [] },
    },
    inspectorate: tellsOfComplaints.includes(step) ? bodyView(facts, "inspectorate", lang) : null,
    check: step === "check" ? checkView(answers, facts, locale, position.now) : null,
  };
}

/** The summary lists what is wrong from the top of the page to its end. */
function inPageOrder(errors: readonly FieldError[], { step, answers }: Position): FieldError[] {
  const fields: readonly string[] = fieldsOf(step, answers);
  const at = (error: FieldError) => fields.indexOf(fieldOf(error.path));
  return [...errors].sort((one, other) => at(one) - at(other));
}

/** The first control of a question: an error of a group stands at its first field. */
function fieldOf(path: string): string {
  if (path === "capital" || path === "capital.currency") return "capital.amount";
  if (path === "submitter") return "submitter.type";
  return path === "organisation" ? "organisation.name" : path;
}

function errorText(error: FieldError, { place }: Position, locale: Locale): string {
  if (error.path === "place" && place?.kind === "ask") {
    return locale.t(place.candidates.length > 0 ? "errors:place.ask" : "errors:place.unknown");
  }
  return leadErrorSentence(error.key, error.params, locale);
}

/** A place that is none yet is asked about once the step was refused for it; until then it stands as it was typed. */
function placeView({ answers, place: asked, errors }: Position, facts: Facts, locale: Locale): PlaceView {
  const isRefused = errors?.some(({ path }) => path === "place");
  const typed = answers.place ?? "";
  const ref = isPlaceRef(typed) ? typed : null;
  const name = ref && placeName(facts, ref, locale.lang);
  return {
    text: name ? name.text : typed,
    lang: name ? name.lang : undefined,
    ref,
    ask:
      isRefused && asked?.kind === "ask" && asked.candidates.length > 0
        ? {
            typed: asked.typed.slice(0, longest.name),
            candidates: asked.candidates.map(({ place, because }) => ({
              ref: place,
              name: placeName(facts, place, locale.lang),
              because: becauseSentence(because, locale),
            })),
          }
        : null,
  };
}

function sectorOptions(facts: Facts, lang: Language): SelectOption[] {
  return [...facts.sectors.values()].map(({ code, name }) => {
    const { text, lang: written } = localised(name, lang);
    return written === lang ? { value: code, text } : { value: code, text, lang: written };
  });
}

/** Where most overseas Vietnamese and most of those who invest in the province live: they find it without looking. */
const likely = ["AU", "CA", "CN", "CZ", "DE", "FR", "GB", "JP", "KH", "KR", "SG", "TH", "TW", "US", "VN"];

/** 249 names, sorted as readers of the language look for them: made once a language. */
function countryOptions({ lang, format }: Locale): StepView["options"]["countries"] {
  const known = singleton("intake-countries", () => new Map<Language, StepView["options"]["countries"]>());
  const options = known.get(lang);
  if (options) return options;
  const order = new Intl.Collator(lang === "zh" ? "zh-CN" : lang);
  const all = countries
    .map((code) => ({ value: code, text: format.country(code) }))
    .sort((one, other) => order.compare(one.text, other.text));
  const made = {
    likely: all.filter(({ value }) => likely.includes(value)),
    others: all.filter(({ value }) => !likely.includes(value)),
  };
  known.set(lang, made);
  return made;
}
