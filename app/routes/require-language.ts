import type { Params } from "@remix-run/react";
import { isLanguage, type Language } from "~/core/shared/language";

/** The language of the URL. @throws a 404 Response when it is none of ours. */
export function requireLanguage(params: Params): Language {
  if (!isLanguage(params.lang)) throw new Response(null, { status: 404 });
  return params.lang;
}
