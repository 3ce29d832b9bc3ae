import type { LeadKind, Need, PlaceRef, Priority, SubmitterType, Topic } from "~/core/leads/lead";
import type { Localised } from "~/core/shared/localised";

/** What a place can be for the rules: a park, communes, or none named by lead and opportunity. */
export const siteTypes = ["park", "commune", "none"] as const;
export type SiteType = (typeof siteTypes)[number];

/** The kinds of park that a rule can ask for; the economic zones are one of them. */
export const parkKinds = [
  "industrial-park",
  "export-processing-zone",
  "economic-zone",
  "industrial-cluster",
] as const;
export type ParkKind = (typeof parkKinds)[number];

/**
 * A condition of a rule: every field given must hold, a list holds when one of its values does, and the empty
 * condition always holds. The vocabulary is closed, so that an editor can show all of it and a reason can be given
 * for each field in six languages.
 */
export type Condition = {
  kind?: LeadKind[] | undefined;
  need?: Need[] | undefined;
  topic?: Topic[] | undefined;
  submitterType?: SubmitterType[] | undefined;
  /** Sector codes; the sector is the lead's own, else its opportunity's, else the one read from the text. */
  sector?: string[] | undefined;
  site?: SiteType[] | undefined;
  /** Communes and parks, one of which the site names; a park's communes are not named by it. */
  place?: PlaceRef[] | undefined;
  /** The site is a park of one of these kinds. */
  parkKind?: ParkKind[] | undefined;
  /** Slugs of opportunities, one of which the lead names. */
  opportunity?: string[] | undefined;
  /** ISO 3166-1 alpha-2, of the submitter. */
  country?: string[] | undefined;
  /** Whole US dollars at the reference rate; only the lead's own capital counts. */
  capitalUsdAtLeast?: number | undefined;
  capitalUsdAtMost?: number | undefined;
  /** Hectares; only the area that the lead itself gives counts. */
  areaHaAtLeast?: number | undefined;
  areaHaAtMost?: number | undefined;
  /** Words and phrases, one of which stands in subject or message: whole words, case and diacritics aside. */
  words?: string[] | undefined;
  /** The place, or one of its communes, lies on the national border. */
  onBorder?: true | undefined;
  /** Codes of department rules, one of which decided (not in department rules themselves). */
  decidedBy?: string[] | undefined;
  /** The priority found (in due and notify rules only). */
  priority?: Priority[] | undefined;
};

/** A field that a condition can ask for. */
export type ConditionField = keyof Condition;

/** A decision on paper that a rule rests on; `date` is a day of Viet Nam. */
export type Basis = { number: string; date: string };

/**
 * A rule fits when any of its conditions holds and the lead was received on a day on which the rule is valid.
 * `name` is what a citizen reads. Days are of Viet Nam, ISO, both included; without one there is no end that way.
 */
export type Rule = {
  code: string;
  name: Localised;
  when: Condition[];
  validFrom?: string | undefined;
  validTo?: string | undefined;
  basis?: Basis | undefined;
};

export type DepartmentRule = Rule & { department: string };

/** Adds departments, or the department of the lead's sector by `sectorDepartments`. */
export type CoordinationRule = Rule & { departments: string[]; sectorDepartment?: true | undefined };

export type AppraisalRule = Rule;
export type PriorityRule = Rule;
export type DueRule = Rule & { workingDays: number };

/** In a notify rule beside department codes: whoever coordinates at that time. */
export const coordinatorRecipient = "coordinator";

/** Tells departments, or the coordinator, by mail; they own nothing by it. */
export type NotifyRule = Rule & { notify: string[] };

/** A published rule set: everything that the routing policy says, as data that the province edits. */
export type RuleSet = {
  version: number;
  /** In order; the first that fits decides, the last always fits. */
  departmentRules: DepartmentRule[];
  /** All that fit add theirs. */
  coordinationRules: CoordinationRule[];
  /** Any that fits asks this department for its appraisal. */
  appraisal: { department: string; rules: AppraisalRule[] };
  /** Any that fits makes the priority high. */
  priorityRules: PriorityRule[];
  /** In order; the first that fits decides, the last always fits. */
  dueRules: DueRule[];
  /** All that fit add theirs. */
  notifyRules?: NotifyRule[] | undefined;
  sectorDepartments: Record<string, string>;
};
