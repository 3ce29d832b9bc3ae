import type { LeadKind, Need, Priority, SubmitterType, Topic } from "~/core/leads/lead";
import type { Localised } from "~/core/shared/localised";

/** What a place can be for the rules: a park, communes, or none named by lead and opportunity. */
export const siteTypes = ["park", "commune", "none"] as const;
export type SiteType = (typeof siteTypes)[number];

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
  /** Whole US dollars at the reference rate; only the lead's own capital counts. */
  capitalUsdAtLeast?: number | undefined;
  /** The place, or one of its communes, lies on the national border. */
  onBorder?: true | undefined;
  /** Codes of department rules, one of which decided (not in department rules themselves). */
  decidedBy?: string[] | undefined;
  /** The priority found (in due rules only). */
  priority?: Priority[] | undefined;
};

/** A rule fits when any of its conditions holds. `name` is what a citizen reads. */
type Rule = { code: string; name: Localised; when: Condition[] };

export type DepartmentRule = Rule & { department: string };

/** Adds departments, or the department of the lead's sector by `sectorDepartments`. */
export type CoordinationRule = Rule & { departments: string[]; sectorDepartment?: true | undefined };

export type AppraisalRule = Rule;
export type PriorityRule = Rule;
export type DueRule = Rule & { workingDays: number };

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
  sectorDepartments: Record<string, string>;
};
