import { parseArgs } from "node:util";
import { guest } from "~/boot.server";
import { readEmail } from "~/core/accounts/staff-form";
import type { Config } from "~/infra/config.server";
import { BackupError, restoreBackup, writeBackup } from "~/infra/db/backup.server";
import { openMailTransport } from "~/infra/mail/transport.server";
import { db } from "~/infra/runtime.server";
import { makeAdministrator, resetPassword } from "~/services/accounts/first-administrator.server";

const usage = `npm run operator -- COMMAND
  create-admin --email E     makes an administrator and prints a one-time password
  reset-password --email E   prints a one-time password for an account: its password and its second factor are gone,
                             its sessions end, and an account that was disabled is open again
  backup FILE                writes one snapshot of the whole database
  restore FILE               fills a new, empty database from a backup
  send-test-mail --to E      sends a mail to E by SMTP_URL and says what became of it
  check-config               reads the settings, opens the database and the mail server, and says what it found`;

class Refusal extends Error {}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: { email: { type: "string" }, to: { type: "string" } },
});
const [command, file] = positionals;

const commands: Record<string, (runtime: { config: Config; databaseUrl: string }) => Promise<void>> = {
  "create-admin": async () => {
    const email = address(values.email, "--email");
    tell(await db().$transaction((tx) => makeAdministrator(tx, email, new Date())));
  },
  "reset-password": async () => {
    const email = address(values.email, "--email");
    const made = await resetPassword(db(), email, new Date());
    if (!made) throw new Refusal(`There is no account with the address ${email}.`);
    tell(made);
  },
  backup: async ({ databaseUrl }) => {
    const rows = await writeBackup(databaseUrl, fileName(), new Date());
    console.log(`${rows} rows are in ${fileName()}.`);
  },
  restore: async ({ databaseUrl }) => {
    console.log(`${await restoreBackup(databaseUrl, fileName())} rows restored from ${fileName()}.`);
    console.log(
      "The session secret is not in a backup: take SESSION_SECRET, or the file session-secret of the old DATA_DIR, along. Without it a proposal that is being filled in has to be begun again, and what the desk mails next replaces a sender's old link.",
    );
  },
  "send-test-mail": async ({ config }) => {
    const to = address(values.to, "--to");
    if (!config.smtpUrl)
      throw new Refusal("SMTP_URL is not set (for example smtps://user:password@mail.example:465).");
    const transport = openMailTransport(config.smtpUrl);
    const text = `This is a test mail of Vàm Cỏ at ${config.publicUrl}.\n`;
    const delivery = await transport.send({
      from: config.mailFrom,
      to,
      subject: "Vàm Cỏ: test mail",
      text,
      html: `<p>${text}</p>`,
      messageId: `<test-${Date.now()}@vamco.invalid>`,
      language: "en",
    });
    transport.close();
    if (delivery.kind !== "sent") throw new Refusal(`The mail did not go out: ${delivery.error}`);
    console.log(`The mail server has taken the mail to ${to}.`);
  },
  "check-config": async ({ config }) => {
    const [version] = await db().$queryRaw<{ version: string }[]>`SELECT version()`;
    const production = config.environment === "production";
    console.log(
      `Database: ${version?.version.split(" on ")[0]} (${config.databaseUrl ? "DATABASE_URL" : "embedded"})`,
    );
    console.log(
      `Address: ${config.publicUrl}${config.publicUrlIsSet ? "" : " (PUBLIC_URL is not set: links in mails open on this machine only)"}`,
    );
    console.log(
      `Second factor of administrators: ${production && config.publicUrl.startsWith("https:") ? "required" : "offered"}`,
    );
    if (!config.smtpUrl) console.log("Mail: SMTP_URL is not set; mails are kept in the outbox");
    else {
      const transport = openMailTransport(config.smtpUrl);
      const problem = await transport.check();
      transport.close();
      if (problem) throw new Refusal(`Mail: the server of SMTP_URL does not answer as it should: ${problem}`);
      console.log(`Mail: the server answers; mails come from ${config.mailFrom}`);
    }
  },
};

const work = command ? commands[command] : undefined;
if (!work) {
  console.error(usage);
  process.exitCode = 2;
} else {
  await guest(async (runtime) => {
    try {
      await work(runtime);
    } catch (error) {
      if (!(error instanceof Refusal) && !(error instanceof BackupError)) throw error;
      console.error(error.message);
      process.exitCode = 1;
    }
  });
}

function tell({ email, oneTimePassword }: { email: string; oneTimePassword: string }): void {
  console.log(`Account: ${email}  one-time password: ${oneTimePassword}`);
}

function address(given: unknown, option: string): string {
  const email = typeof given === "string" ? readEmail(given) : null;
  if (!email)
    throw new Refusal(`${option} needs an e-mail address (for example ${option} name@tayninh.example).`);
  return email;
}

function fileName(): string {
  if (!file) throw new Refusal(`Name the file (for example npm run operator -- ${command} vamco.backup.gz).`);
  return file;
}
