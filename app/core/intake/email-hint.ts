/** Domains that many addresses have, and at which most slips of the keyboard aim. */
const common = [
  "gmail.com",
  "yahoo.com",
  "yahoo.co.jp",
  "hotmail.com",
  "outlook.com",
  "icloud.com",
  "naver.com",
  "daum.net",
  "hanmail.net",
  "163.com",
  "126.com",
  "qq.com",
  "docomo.ne.jp",
  "yahoo.com.vn",
  "yahoo.com.tw",
];

/** Real domains that look like a slip of a common one. */
const real = new Set(["mail.com", "gmx.com", "ymail.com", "email.com", "hotmail.co.jp", "yahoo.co.kr"]);

/**
 * The address that was probably meant, when the domain is one slip away from a common one: "@gmial.com". Only ever a
 * question to the reader; null when there is none to ask.
 */
export function emailHint(email: string): string | null {
  const at = email.lastIndexOf("@");
  const domain = email.slice(at + 1).toLowerCase();
  if (at < 1 || domain.length > 40 || common.includes(domain) || real.has(domain)) return null;
  const meant = common.find((candidate) => isOneSlip(domain, candidate));
  return meant ? `${email.slice(0, at)}@${meant}` : null;
}

/** One letter too many, too few, another one, or two neighbours swapped. */
function isOneSlip(typed: string, meant: string): boolean {
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start += 1;
  const rest = (text: string, from: number) => text.slice(start + from);
  return (
    rest(typed, 1) === rest(meant, 0) ||
    rest(typed, 0) === rest(meant, 1) ||
    rest(typed, 1) === rest(meant, 1) ||
    (typed[start] === meant[start + 1] &&
      typed[start + 1] === meant[start] &&
      rest(typed, 2) === rest(meant, 2))
  );
}
