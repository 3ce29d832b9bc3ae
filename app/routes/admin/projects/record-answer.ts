import type { FieldProblem } from "~/core/projects/read-fields";
import type { ObstacleRefusal } from "~/services/projects/change-obstacle.server";
import type { ProjectRefusal } from "~/services/projects/change-project.server";

export type RecordRefusal = ProjectRefusal | ObstacleRefusal | "lead.not-agreed" | "lead.not-an-obstacle";

/** What came of a form that could not be carried out: everything typed is in it. */
export type RecordAnswer = {
  verb: string;
  typed: Record<string, string>;
  problems: Record<string, FieldProblem>;
  refusal: RecordRefusal | null;
  /** Somebody was quicker: the last event that this person had seen. */
  changedSince: number | null;
};

/** One field of a form, with all its texts in the reader's language. */
export type FieldSpec = {
  name: string;
  label: string;
  hint?: string;
  optional?: boolean;
  value?: string;
  kind: "line" | "text" | "date" | "count" | "select" | "money" | "yes" | "several";
  options?: { value: string; text: string; lang?: string }[];
  groups?: { label: string; options: { value: string; text: string; lang?: string }[] }[];
};
