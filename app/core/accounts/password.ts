import { fold } from "~/core/shared/search-text";

export const shortestPassword = 12;
export const longestPassword = 200;

export type PasswordProblem =
  | "password.too-short"
  | "password.too-long"
  | "password.known"
  | "password.like-name"
  | "password.monotonous";

/** Long passwords that stand in every list of stolen ones; shorter ones are refused by their length. */
const known = new Set([
  "123456789012",
  "1234567890123",
  "12345678901234",
  "123456789123",
  "password1234",
  "password12345",
  "passwordpassword",
  "administrator",
  "administrator1",
  "adminadminadmin",
  "qwertyuiop123",
  "qwertyuiopasdf",
  "1q2w3e4r5t6y",
  "1qaz2wsx3edc",
  "q1w2e3r4t5y6",
  "iloveyou1234",
  "letmeinletmein",
  "changeme1234",
  "welcome12345",
  "matkhau12345",
  "matkhaumatkhau",
  "vietnamvietnam",
  "tayninh123456",
  "abcdefghijkl",
  "abc123456789",
  "111111111111",
  "000000000000",
]);

/** Why a password cannot be used; null when it can. Length counts, not signs (NIST SP 800-63B, 3.1.1.2). */
export function passwordProblem(
  password: string,
  owner: { email: string; name: string },
): PasswordProblem | null {
  const letters = Array.from(password.normalize("NFKC"));
  if (letters.length < shortestPassword) return "password.too-short";
  if (letters.length > longestPassword) return "password.too-long";
  const plain = fold(password);
  if (known.has(plain)) return "password.known";
  if (new Set(letters).size < 5) return "password.monotonous";
  const own = [owner.email.split("@")[0] ?? "", owner.email, owner.name].map(fold);
  const like = own.some((word) => word.length >= 4 && plain.replaceAll(word, "").length < 6);
  return like ? "password.like-name" : null;
}
