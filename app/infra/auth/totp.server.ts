import { generateSecret, generateURI, verifySync } from "otplib";

/** A new secret of 160 bits, in base 32 as authenticator apps take it. */
export function newTotpSecret(): string {
  return generateSecret();
}

/** What the QR code says to an authenticator app. */
export function totpUri(secret: string, email: string): string {
  return generateURI({ issuer: "Vàm Cỏ", label: email, secret });
}

/**
 * The time step that a six-digit code belongs to, if it is one of now or of the 30 seconds around it; else null.
 * The caller keeps the step, so that a code opens the door once.
 */
export function totpStep(secret: string, code: string, now: Date): number | null {
  if (!/^[0-9]{6}$/.test(code) || !isTotpSecret(secret)) return null;
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: 30 });
  return result.valid && "timeStep" in result ? result.timeStep : null;
}

export function isTotpSecret(text: string): boolean {
  return /^[A-Z2-7]{32}$/.test(text);
}
