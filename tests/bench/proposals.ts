import { randomBytes } from "node:crypto";
import type { Request } from "autocannon";
import { newFormToken } from "../../app/services/intake/form-token.server";

/** Proposals that are sent in one post, each with the token of a form of its own, so that each is a new lead. */
export function proposals(secret: string): Request[] {
  const fields = {
    intent: "send",
    kind: "investment",
    "submitter.type": "foreign-investor",
    "submitter.name": "Demo Person",
    "submitter.email": "demo@example.com",
    "submitter.country": "JP",
    "submitter.language": "ja",
    place: "park:long-hau",
    "capital.amount": "5000000",
    "capital.currency": "USD",
    subject: "A factory for electronic parts",
    message: "We would like to rent 2.5 ha. This is a proposal of a benchmark.",
    consent: "2026-1",
  };
  return [
    {
      method: "POST",
      path: "/ja/proposals/new",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      setupRequest: (request) => {
        const token = newFormToken(secret, randomBytes(16), new Date());
        return { ...request, body: new URLSearchParams({ ...fields, "form.token": token }).toString() };
      },
    },
  ];
}
