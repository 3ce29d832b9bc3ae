import { createHash, randomBytes, randomInt } from "node:crypto";

/** Crockford's base 32 in lower case: no i, l, o, u, so that a one-time password survives being read aloud. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** 256 bits of chance; only the hash is kept. */
export function newSessionId(): string {
  return randomBytes(32).toString("base64url");
}

/** 125 bits in groups of five that people can type: it is a link's secret and a one-time password alike. */
export function newOneTimeToken(): string {
  const letters = Array.from({ length: 25 }, () => alphabet.charAt(randomInt(32))).join("");
  return (letters.match(/.{1,5}/g) ?? []).join("-");
}

/** 160 bits of chance: the part of a Message-ID before the @, no secret. */
export function newMessageName(): string {
  return randomBytes(20).toString("hex");
}

/** What is kept of a secret that has enough chance in it to need no slow hash. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A one-time token as it was made, however it was typed: any case, with or without dashes, o for 0, i or l for 1. */
export function plainToken(typed: string): string {
  const letters = typed
    .slice(0, 200)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
  return letters.replaceAll("o", "0").replace(/[il]/g, "1");
}
