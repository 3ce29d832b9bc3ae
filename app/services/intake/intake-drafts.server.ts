import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { type Answers, readAnswers } from "~/core/intake/answers";
import { draftHours } from "~/core/intake/draft-hours";
import { hashToken } from "~/infra/auth/tokens.server";
import type { Connection } from "~/infra/db/client.server";

export type Draft = {
  answers: Answers;
  /** From which link the sender came, when it said so. */
  ref: string | undefined;
};

type Key = { secret: string; token: string };

/**
 * Keeps what has been typed, so that every step has an address of its own: going back, reloading and changing the
 * language lose nothing. Sealed with a key made of the form's token, which only the sender's page knows.
 */
export async function saveDraft(db: Connection, key: Key, draft: Draft, now: Date): Promise<void> {
  const idHash = draftId(key.token);
  const sealed = seal(key, JSON.stringify(draft));
  await db.intakeDraft.upsert({
    where: { idHash },
    create: { idHash, sealed, updatedAt: now },
    update: { sealed, updatedAt: now },
  });
}

/** What was typed under this token; null when there is nothing, or nothing any more. */
export async function readDraft(db: Connection, key: Key, now: Date): Promise<Draft | null> {
  const row = await db.intakeDraft.findUnique({ where: { idHash: draftId(key.token) } });
  if (!row || row.updatedAt < oldest(now)) return null;
  const text = unseal(key, row.sealed);
  return text === null ? null : readStored(JSON.parse(text));
}

export async function deleteDraft(tx: Connection, token: string): Promise<void> {
  await tx.intakeDraft.deleteMany({ where: { idHash: draftId(token) } });
}

/** Part of the daily clean-up. @returns how many were deleted. */
export async function deleteOldDrafts(db: Connection, now: Date): Promise<number> {
  const { count } = await db.intakeDraft.deleteMany({ where: { updatedAt: { lt: oldest(now) } } });
  return count;
}

function oldest(now: Date): Date {
  return new Date(now.getTime() - draftHours * 3_600_000);
}

function draftId(token: string): string {
  return hashToken(`draft:${token}`);
}

function draftKey({ secret, token }: Key): Buffer {
  return createHmac("sha256", secret).update(`draft:${token}`).digest();
}

function seal(key: Key, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", draftKey(key), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64");
}

/** null when the installation's secret has changed since. */
function unseal(key: Key, stored: string): string | null {
  const bytes = Buffer.from(stored, "base64");
  const decipher = createDecipheriv("aes-256-gcm", draftKey(key), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

function readStored(stored: unknown): Draft {
  const field = (value: unknown, name: string): unknown =>
    typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  const answers = field(stored, "answers");
  const ref = field(stored, "ref");
  return {
    answers: readAnswers((name) => {
      const answer = field(answers, name);
      return typeof answer === "string" ? answer : "";
    }),
    ref: typeof ref === "string" ? ref : undefined,
  };
}
