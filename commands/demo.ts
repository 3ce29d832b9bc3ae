import { randomBytes } from "node:crypto";
import { guest } from "~/boot.server";
import { paths } from "~/i18n/paths";
import { db, secret } from "~/infra/runtime.server";
import { handleDemoLeads } from "~/services/demo/demo-desk.server";
import { demoLeads } from "~/services/demo/demo-leads.server";
import { makeDemoProjects } from "~/services/demo/demo-projects.server";
import { makeDemoStaff } from "~/services/demo/demo-staff.server";

/**
 * `npm run demo`: marked demo staff and leads in every state, so that a newcomer sees the desk at work. Nothing of it
 * leaves the house: addresses end in .invalid, mails are kept. Run again, it prints a new password and adds no lead twice.
 */
await guest(async ({ config }) => {
  const mail = { smtp: config.smtpUrl !== undefined, from: config.mailFrom, publicUrl: config.publicUrl };
  const deps = { db: db(), now: new Date(), secret: secret(), mail };
  const { password, accounts } = await makeDemoStaff(db(), deps.now);
  const sent = await demoLeads({ ...deps, random: (bytes) => randomBytes(bytes) });
  await handleDemoLeads(deps, accounts);
  await makeDemoProjects({ ...deps, random: (bytes) => randomBytes(bytes) }, accounts);

  console.log(`${sent.length} demo leads added, ${accounts.length} demo accounts:\n`);
  for (const { email, role, departmentCode } of accounts) {
    console.log(`  ${email.padEnd(52)} ${role.padEnd(13)} ${departmentCode ?? "every department"}`);
  }
  console.log(`\nPassword of all of them: ${password}`);
  console.log(`Sign in at ${config.publicUrl}${paths.signIn("vi")}`);
});
