import type { AnswerName, Answers } from "~/core/intake/answers";
import { soundsLikeComplaint } from "~/core/intake/complaint-words";
import { emailHint } from "~/core/intake/email-hint";
import { type LeadPlan, planLead } from "~/core/intake/plan-lead";
import { stepOfPath } from "~/core/intake/steps";
import { consentVersion, type LeadInput } from "~/core/leads/lead";
import { publicReasons } from "~/core/routing/reason";
import { localised } from "~/core/shared/localised";
import { moneyOf } from "~/core/shared/money";
import type { Locale } from "~/i18n/locale";
import { reasonSentence } from "~/i18n/reasons";
import { checkAnswers } from "~/services/intake/check-lead";
import type { Facts } from "~/services/reference/facts.server";
import { placeName, reasonNames } from "~/services/reference/names";
import { capitalLegend } from "./about-step";
import { bodyView } from "./body-view";
import type { CheckedAnswer, CheckView } from "./intake-view";

/** The proposal like a letter: to whom, what, from whom, and when it would be answered. null while it is not whole. */
export function checkView(answers: Answers, facts: Facts, locale: Locale, now: Date): CheckView | null {
  const checked = checkAnswers(answers, consentVersion, facts);
  if (!checked.ok) return null;
  const { lead } = checked;
  const plan = planLead(lead, facts, now);
  const department = bodyView(facts, plan.decision.department, locale.lang);
  if (!department) return null;
  return {
    department,
    answer: answerSentence(plan, locale),
    together: plan.decision.coordinating.length > 0 || plan.decision.appraisal,
    complains: soundsLikeComplaint(lead.subject, lead.message),
    reasons: publicReasons(plan.decision).map((reason) =>
      reasonSentence(reason, locale, reasonNames(facts, locale.lang)),
    ),
    proposal: proposalAnswers(lead, answers, facts, locale),
    sender: senderAnswers(lead, answers, locale),
  };
}

function answerSentence({ decision, dueOn }: LeadPlan, { t, format }: Locale): string {
  const count = decision.dueDays;
  return dueOn
    ? t("intake:check.answer", { date: format.date(dueOn), count })
    : t("intake:check.answerWithoutDate", { count });
}

type Line = Omit<CheckedAnswer, "name" | "question" | "step" | "answer">;

/** Collects lines; a question without an answer has none. */
function lines(answers: Answers) {
  const collected: CheckedAnswer[] = [];
  const add = (name: AnswerName, question: string, answer: string | undefined, line: Line = {}) => {
    if (answer) collected.push({ name, question, answer, step: stepOfPath(name, answers), ...line });
  };
  return { collected, add };
}

function proposalAnswers(lead: LeadInput, answers: Answers, facts: Facts, locale: Locale): CheckedAnswer[] {
  const { t, lang, format } = locale;
  const { collected, add } = lines(answers);
  add("kind", t("intake:check.kind"), t(`routing:kinds.${lead.kind}`));
  if (lead.need) add("need", t("intake:check.need"), t(`routing:needs.${lead.need}`));
  if (lead.topic) add("topic", t("intake:check.topic"), t(`routing:topics.${lead.topic}`));
  const offer = lead.opportunity ? facts.opportunities.get(lead.opportunity) : undefined;
  if (offer) {
    const name = localised(offer.name, lang);
    add("opportunity", t("intake:check.opportunity"), name.text, { lang: name.lang });
  }
  add("subject", t("intake:about.subject"), lead.subject);
  add("message", t("intake:check.message"), lead.message);
  const sector = lead.sector ? facts.sectors.get(lead.sector) : undefined;
  if (sector) {
    const name = localised(sector.name, lang);
    add("sector", t("intake:about.sector"), name.text, { lang: name.lang });
  }
  if (lead.place) {
    const name = placeName(facts, lead.place, lang);
    add("place", t("intake:check.place"), name.text, { lang: name.lang });
  }
  const { capital } = lead;
  if (capital) {
    const amount = format.moneyWhole(moneyOf(capital.amount, capital.currency));
    add("capital.amount", t(capitalLegend(lead.kind)), amount);
  }
  if (lead.areaHa !== undefined) add("areaHa", t("intake:check.area"), format.area(lead.areaHa));
  if (lead.jobs !== undefined) add("jobs", t("intake:check.jobs"), format.number(lead.jobs));
  return collected;
}

function senderAnswers({ submitter, organisation }: LeadInput, answers: Answers, { t, format }: Locale) {
  const { collected, add } = lines(answers);
  add("submitter.type", t("intake:check.type"), t(`routing:submitterTypes.${submitter.type}`));
  add("submitter.name", t("intake:you.name"), submitter.name);
  const meant = emailHint(submitter.email);
  add("submitter.email", t("intake:you.email"), submitter.email, {
    ...(meant && { note: t("intake:check.emailHint", { email: meant }) }),
  });
  add("submitter.phone", t("intake:you.phone"), submitter.phone);
  add("submitter.country", t("intake:you.country"), format.country(submitter.country));
  add("organisation.name", t("intake:you.organisationName"), organisation?.name);
  add(
    "organisation.country",
    t("intake:you.organisationCountry"),
    organisation?.country && format.country(organisation.country),
  );
  add("organisation.website", t("intake:you.organisationWebsite"), organisation?.website);
  add("submitter.language", t("intake:you.language"), format.language(submitter.language));
  return collected;
}
