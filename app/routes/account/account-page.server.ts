import { safeBack } from "~/core/accounts/back";
import type { Language } from "~/core/shared/language";
import { translator } from "~/i18n/translator.server";
import { config, db } from "~/infra/runtime.server";
import { pageHead } from "../page-head.server";

/** The head of a page of signing in, which no search engine keeps. */
export function accountHead(request: Request, lang: Language, page: "sign-in" | "second-factor" | "welcome") {
  const { t } = translator(lang);
  return pageHead(request, lang, {
    title: t(`account:${page}.title`),
    description: t(`account:${page}.about`),
    noIndex: true,
  });
}

/** Where the reader wanted to go; never another site. */
export function backOf(request: Request): string {
  return safeBack(new URL(request.url).searchParams.get("back"));
}

/** What a try at signing in needs. */
export function accountDeps() {
  return { db: db(), now: new Date(), rateLimits: config().rateLimits };
}

/** Too many tries: the header that says when to try again, and the minutes for the sentence. */
export function tryAgain(retryAfterSeconds: number) {
  return {
    minutes: Math.ceil(retryAfterSeconds / 60),
    init: { status: 429, headers: { "Retry-After": String(retryAfterSeconds) } },
  };
}
