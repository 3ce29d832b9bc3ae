import { vietnamDate } from "~/core/deadlines/calendar";
import { isOpen } from "~/core/departments/department";
import type { Role } from "~/core/policy/may";
import { hashPassword } from "~/infra/auth/passwords.server";
import { newOneTimeToken } from "~/infra/auth/tokens.server";
import type { Database } from "~/infra/db/client.server";
import { endSessions } from "../accounts/sessions.server";
import { readFacts } from "../reference/facts.server";

export type DemoAccount = { id: number; email: string; role: Role; departmentCode: string | null };

/**
 * Marked demo staff, who are plainly nobody: an officer and a head for each department that receives leads, two
 * coordinators (rules need a second person) and an auditor. Asked for again, they get a new password, and their sessions end.
 */
export async function makeDemoStaff(
  db: Database,
  now: Date,
): Promise<{ password: string; accounts: DemoAccount[] }> {
  const facts = await readFacts(db);
  const password = newOneTimeToken();
  const passwordHash = await hashPassword(password);
  const wanted: { email: string; name: string; role: Role; departmentCode: string | null }[] = [
    {
      email: "coordinator@demo.invalid",
      name: "Demo Coordinator",
      role: "coordinator",
      departmentCode: null,
    },
    {
      email: "coordinator-2@demo.invalid",
      name: "Demo Coordinator 2",
      role: "coordinator",
      departmentCode: null,
    },
    { email: "auditor@demo.invalid", name: "Demo Auditor", role: "auditor", departmentCode: null },
  ];
  for (const { code, abbreviation, receivesLeads, ...validity } of facts.departments.values()) {
    if (!receivesLeads || !isOpen(validity, vietnamDate(now))) continue;
    wanted.push(
      {
        email: `officer.${code}@demo.invalid`,
        name: `Demo Officer ${abbreviation}`,
        role: "officer",
        departmentCode: code,
      },
      {
        email: `head.${code}@demo.invalid`,
        name: `Demo Head ${abbreviation}`,
        role: "head",
        departmentCode: code,
      },
    );
  }
  const accounts: DemoAccount[] = [];
  for (const person of wanted) {
    const { id } = await db.staff.upsert({
      where: { email: person.email },
      create: { ...person, language: "vi", demo: true, passwordHash, createdAt: now },
      update: { passwordHash, totpSecret: null, disabledAt: null },
    });
    await endSessions(db, id);
    accounts.push({ id, email: person.email, role: person.role, departmentCode: person.departmentCode });
  }
  // While an officer is on leave, the head of the department stands in.
  for (const { id, role, departmentCode } of accounts) {
    const head = accounts.find((other) => other.role === "head" && other.departmentCode === departmentCode);
    if (role !== "officer" || !head) continue;
    await db.staff.update({ where: { id }, data: { languages: ["vi", "en"], deputyId: head.id } });
  }
  return { password, accounts };
}
