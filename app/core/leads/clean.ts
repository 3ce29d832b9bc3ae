/**
 * Text as it is kept: NFC, Unix line ends, no control characters (PostgreSQL refuses NUL), no half surrogate pairs,
 * no bidi overrides (they could make one address look like another), no space around it.
 */
export function cleanText(raw: string): string {
  return raw
    .replace(/\r\n?|[\v\f\u0085]/g, "\n")
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(/(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, "")
    .normalize("NFC")
    .trim();
}

/** Text of one line: a name or subject with a line break could forge a mail header. */
export function cleanLine(raw: string): string {
  return cleanText(raw).replace(/[\n\t\u2028\u2029]+/g, " ");
}

/** Full-width letters and signs, as Japanese keyboards type them, become plain ones. */
export function cleanEmail(raw: string): string {
  return cleanLine(raw).normalize("NFKC").trim();
}

/** Nothing that a reader could see, e.g. a lone zero-width space. */
export function blankText(text: string): boolean {
  return !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}

/** An address that mail can be sent to: plain local part, dotted domain (which may be international). */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf("@");
  const local = text.slice(0, at);
  const labels = text.slice(at + 1).split(".");
  return (
    at > 0 &&
    local.length <= 64 &&
    /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(local) &&
    labels.length >= 2 &&
    labels.every((label) => /^(?!-)[\p{L}\p{M}\p{Nd}-]{1,63}(?<!-)$/u.test(label)) &&
    /^(?:\p{L}[\p{L}\p{M}]+|xn--[a-z0-9-]+)$/iu.test(labels.at(-1) ?? "")
  );
}

/** Six to fifteen digits (ITU E.164) with the signs people write between them; its country is checked at the door. */
export function isPhone(text: string): boolean {
  const plain = text.normalize("NFKC");
  const digits = plain.replace(/\D/g, "").length;
  return digits >= 6 && digits <= 20 && /^[+(]?[\d\s().\-‐–/+]*(?:(?:ext\.?|x|#)\s?\d{1,6})?$/i.test(plain);
}

/** An address of the web that is safe as a link: http or https, with a host, without a password in it. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || /\s/.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return (
    (url.protocol === "http:" || url.protocol === "https:") &&
    url.username === "" &&
    url.hostname.includes(".")
  );
}
