import { createHmac, timingSafeEqual } from "node:crypto";
import { hashToken } from "~/infra/auth/tokens.server";

/**
 * A form has a token of its own from its first page to its receipt: it says when the form was opened, it names the
 * draft, and two posts with the same one are one proposal. It is signed, so that nobody makes up when they began.
 */

/** Random bytes of a token: 128 bits. */
export const formTokenBytes = 16;

/** `time.random.signature`, all safe in a URL. */
export function newFormToken(secret: string, random: Uint8Array, now: Date): string {
  const said = `${now.getTime().toString(36)}.${Buffer.from(random).toString("base64url")}`;
  return `${said}.${signature(secret, said)}`;
}

/** When the form of a token was opened; null for a token that this installation has not made. */
export function formOpenedAt(secret: string, token: string): Date | null {
  const [, said = "", time = "", signed = ""] =
    /^(([0-9a-z]{8,9})\.[A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{22})$/.exec(token) ?? [];
  if (!said || !timingSafeEqual(Buffer.from(signed), Buffer.from(signature(secret, said)))) return null;
  return new Date(Number.parseInt(time, 36));
}

/** What a lead keeps of the token of its form. */
export function formTokenHash(token: string): string {
  return hashToken(`form:${token}`);
}

/** Crockford's base 32 in lower case. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * The secret of a lead's tracking link: 26 characters, 130 bits, which follow from the installation's secret and the
 * lead's form. So a retry whose first answer was lost gets the same link, the link can be mailed again, and a copy of
 * the database alone opens no tracking page.
 */
export function trackToken(secret: string, lead: { formToken: string }): string {
  const bytes = createHmac("sha256", secret).update(`track:${lead.formToken}`).digest();
  return Array.from(bytes.subarray(0, 26), (byte) => alphabet.charAt(byte & 31)).join("");
}

function signature(secret: string, said: string): string {
  return createHmac("sha256", secret).update(`form:${said}`).digest("base64url").slice(0, 22);
}
