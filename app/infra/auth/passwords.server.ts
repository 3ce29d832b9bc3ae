import { hash, verify } from "@node-rs/argon2";

/** Argon2id with the parameters OWASP names for a server: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a password that nobody has, made with the same cost: unknown accounts take as long as known ones. */
const nobodysHash =
  "$argon2id$v=19$m=19456,t=2,p=1$DPsXt7kPfrjP3Um/+0Bpvw$tx9hKowNIzWjGc/gz7IEqhZGkm5aV7dH2kRrfdAcGrs";

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Whether the password is the one that was hashed. Without a hash it takes as long, and the answer is no. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? nobodysHash, password).catch(() => false);
  return stored !== null && matches;
}
