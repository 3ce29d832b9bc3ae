import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";

/**
 * A phone number as it is kept: E.164 with its extension, "+84912345678". A number without its country code is read
 * as one of `country`. Null when no such number can be: for one written in full the length decides, since numbering
 * plans change faster than our copy of them.
 */
export function readPhone(typed: string, country: string): string | null {
  const home: CountryCode | undefined = isSupportedCountry(country) ? country : undefined;
  const plain = typed.normalize("NFKC").trim();
  // "0081 90…" and "8190…" are ways of writing "+81 90…", but a home number that begins so comes first.
  const parsed = parsePhoneNumberFromString(plain, home);
  const international = plain.startsWith("+") || !home;
  if (parsed && (international ? parsed.isPossible() : parsed.isValid())) return written(parsed);
  const abroad = parsePhoneNumberFromString(`+${plain.replace(/\D/g, "").replace(/^00/, "")}`);
  return abroad?.isValid() ? written(abroad) : null;
}

function written(number: { number: string; ext?: string }): string {
  return number.ext ? `${number.number} ext. ${number.ext}` : number.number;
}
