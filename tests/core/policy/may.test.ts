import { describe, expect, test } from "vitest";
import {
  departmentsInReach,
  type LeadSubject,
  may,
  type Permission,
  permissions,
  type Role,
  roles,
  visibleDepartments,
} from "~/core/policy/may";

const staff = (role: Role, department = "finance") => ({ kind: "staff" as const, id: 1, role, department });
const stranger = { kind: "stranger" as const };

const lead = (parts: Partial<LeadSubject>): LeadSubject => ({
  department: "health",
  coordinating: [],
  appraisal: false,
  appraisalDepartment: "foreign-affairs",
  ...parts,
});

const own = lead({ department: "finance" });
const coordinated = lead({ coordinating: ["tax", "finance"] });
const strange = lead({});

/** y: may; n: may not. For a lead of the actor's department, one it coordinates, one of others. */
type Row = Record<Role, string>;
const table = {
  "lead:list": { officer: "yyn", head: "yyn", coordinator: "yyy", administrator: "yyy", auditor: "yyy" },
  "lead:read": { officer: "yyn", head: "yyn", coordinator: "yyy", administrator: "yyy", auditor: "yyy" },
  "lead:note": { officer: "yyn", head: "yyn", coordinator: "yyy", administrator: "yyy", auditor: "nnn" },
  "lead:accept": { officer: "ynn", head: "ynn", coordinator: "yyy", administrator: "yyy", auditor: "nnn" },
  "lead:assign": { officer: "ynn", head: "ynn", coordinator: "yyy", administrator: "yyy", auditor: "nnn" },
  "lead:forward": { officer: "ynn", head: "ynn", coordinator: "yyy", administrator: "yyy", auditor: "nnn" },
  "lead:ask": { officer: "ynn", head: "ynn", coordinator: "yyy", administrator: "yyy", auditor: "nnn" },
  "lead:return": { officer: "ynn", head: "ynn", coordinator: "yyy", administrator: "yyy", auditor: "nnn" },
  "lead:extend": { officer: "ynn", head: "ynn", coordinator: "yyy", administrator: "yyy", auditor: "nnn" },
  "lead:task": { officer: "ynn", head: "ynn", coordinator: "yyy", administrator: "yyy", auditor: "nnn" },
  "lead:answer-task": {
    officer: "yyn",
    head: "yyn",
    coordinator: "yyy",
    administrator: "yyy",
    auditor: "nnn",
  },
  "task:answer": { officer: "ynn", head: "ynn", coordinator: "ynn", administrator: "yyy", auditor: "nnn" },
  "lead:resolve": { officer: "ynn", head: "ynn", coordinator: "yyy", administrator: "yyy", auditor: "nnn" },
  "lead:reopen": { officer: "nnn", head: "ynn", coordinator: "yyy", administrator: "yyy", auditor: "nnn" },
  "lead:link": { officer: "ynn", head: "ynn", coordinator: "yyy", administrator: "yyy", auditor: "nnn" },
  "score:fill": { officer: "ynn", head: "ynn", coordinator: "yyy", administrator: "yyy", auditor: "nnn" },
  "scorecard:edit": { officer: "nnn", head: "nnn", coordinator: "yyy", administrator: "yyy", auditor: "nnn" },
  "project:read": { officer: "ynn", head: "ynn", coordinator: "yyy", administrator: "yyy", auditor: "yyy" },
  "project:edit": { officer: "ynn", head: "ynn", coordinator: "yyy", administrator: "yyy", auditor: "nnn" },
  "project:open": { officer: "nnn", head: "ynn", coordinator: "yyy", administrator: "yyy", auditor: "nnn" },
  "obstacle:edit": { officer: "ynn", head: "ynn", coordinator: "yyy", administrator: "yyy", auditor: "nnn" },
  "lead:export": { officer: "ynn", head: "yyn", coordinator: "yyy", administrator: "yyy", auditor: "nnn" },
  "workload:read": { officer: "nnn", head: "ynn", coordinator: "yyy", administrator: "yyy", auditor: "yyy" },
  "staff:manage": { officer: "nnn", head: "nnn", coordinator: "nnn", administrator: "yyy", auditor: "nnn" },
  "staff:leave": { officer: "nnn", head: "ynn", coordinator: "nnn", administrator: "yyy", auditor: "nnn" },
  "outbox:read": { officer: "nnn", head: "nnn", coordinator: "yyy", administrator: "yyy", auditor: "nnn" },
  "outbox:resend": { officer: "nnn", head: "nnn", coordinator: "yyy", administrator: "yyy", auditor: "nnn" },
  "calendar:edit": { officer: "nnn", head: "nnn", coordinator: "nnn", administrator: "yyy", auditor: "nnn" },
  "department:edit": {
    officer: "nnn",
    head: "nnn",
    coordinator: "nnn",
    administrator: "yyy",
    auditor: "nnn",
  },
  "department:reorganise": {
    officer: "nnn",
    head: "nnn",
    coordinator: "nnn",
    administrator: "yyy",
    auditor: "nnn",
  },
  "opportunity:edit": {
    officer: "nnn",
    head: "nnn",
    coordinator: "yyy",
    administrator: "yyy",
    auditor: "nnn",
  },
  "settings:edit": { officer: "nnn", head: "nnn", coordinator: "nnn", administrator: "yyy", auditor: "nnn" },
  "rules:read": { officer: "yyy", head: "yyy", coordinator: "yyy", administrator: "yyy", auditor: "yyy" },
  "rules:edit": { officer: "nnn", head: "nnn", coordinator: "yyy", administrator: "yyy", auditor: "nnn" },
  "setup:read": { officer: "nnn", head: "nnn", coordinator: "nnn", administrator: "yyy", auditor: "nnn" },
  "audit:read": { officer: "nnn", head: "nnn", coordinator: "nnn", administrator: "yyy", auditor: "yyy" },
} satisfies Record<Permission, Row>;

const cells = permissions.flatMap((permission) =>
  roles.map((role) => ({ permission, role, expected: table[permission][role] })),
);

test.each(cells)("$permission of the $role: $expected", ({ permission, role, expected }) => {
  const answers = [own, coordinated, strange].map((subject) => may(staff(role), permission, subject));
  expect(answers.map((answer) => (answer ? "y" : "n")).join("")).toBe(expected);
});

test.each(permissions)("a stranger may not %s, with or without a lead", (permission) => {
  expect(may(stranger, permission)).toBe(false);
  expect(may(stranger, permission, own)).toBe(false);
});

test("without a lead the question is whether the door opens at all", () => {
  expect(may(staff("officer"), "lead:accept")).toBe(true);
  expect(may(staff("auditor"), "lead:accept")).toBe(false);
  expect(may(staff("officer"), "staff:manage")).toBe(false);
});

describe("the appraising department", () => {
  const appraised = lead({ appraisal: true });
  test("reads and notes what it appraises, answers what it was asked, and does nothing else with it", () => {
    const actor = staff("officer", "foreign-affairs");
    expect(permissions.filter((permission) => may(actor, permission, appraised))).toEqual([
      "lead:list",
      "lead:read",
      "lead:note",
      "lead:answer-task",
      // No lead's: everybody of the desk reads the rules.
      "rules:read",
    ]);
  });
  test("sees nothing of a lead that it does not appraise", () => {
    expect(may(staff("officer", "foreign-affairs"), "lead:read", lead({ appraisal: false }))).toBe(false);
  });
  test("is the one that the rules name", () => {
    expect(
      may(staff("head", "foreign-affairs"), "lead:read", { ...appraised, appraisalDepartment: "justice" }),
    ).toBe(false);
    expect(may(staff("head", "justice"), "lead:read", { ...appraised, appraisalDepartment: "justice" })).toBe(
      true,
    );
    expect(may(staff("head", "justice"), "lead:read", { ...appraised, appraisalDepartment: null })).toBe(
      false,
    );
  });
});

test("lists show the leads of one's department, or all", () => {
  expect(roles.map((role) => visibleDepartments(staff(role)))).toEqual([
    ["finance"],
    ["finance"],
    "all",
    "all",
    "all",
  ]);
  expect(visibleDepartments(stranger)).toEqual([]);
});

test("auditors change nothing", () => {
  expect(permissions.filter((permission) => may(staff("auditor"), permission))).toEqual([
    "lead:list",
    "lead:read",
    "project:read",
    "workload:read",
    "rules:read",
    "audit:read",
  ]);
});

test("who has how much is read of one's own department, or of all, and by no officer", () => {
  expect(roles.map((role) => departmentsInReach(staff(role), "workload:read"))).toEqual([
    [],
    ["finance"],
    "all",
    "all",
    "all",
  ]);
});
