/**
 * What others do on the desk is shown while one looks at it: the server says that something happened (server-sent events),
 * and the page's own parts marked `data-live` are fetched anew. Where no stream can be had, it looks every half minute.
 */

import { renewalHeader } from "./renewal-header";

type News = { code: string; what: "changed" | "reading"; mine: boolean };

const settleMs = 400;
const pollMs = 30_000;
const longestPauseMs = 60_000;

export function watchDesk(page: Document): void {
  const lead = page.querySelector<HTMLElement>("[data-lead-page]")?.dataset.leadPage ?? null;
  const queue = page.querySelector<HTMLElement>('[data-live="arrived"]');
  if (!lead && !queue) return;
  let settling: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(settling);
    settling = setTimeout(() => void renew(page, lead), settleMs);
  };
  const heard = (news: News) => {
    if (lead) {
      if (news.code === lead && !(news.mine && news.what === "changed")) look();
      return;
    }
    const isShown = page.querySelector(`tr[data-lead="${CSS.escape(news.code)}"]`) !== null;
    if (news.what === "changed" || isShown) look();
  };
  connect(lead ? `/admin/stream?lead=${encodeURIComponent(lead)}` : "/admin/stream", { heard, look });
}

function connect(address: string, to: { heard: (news: News) => void; look: () => void }): void {
  let pause = 1_000;
  let began = false;
  let poll: ReturnType<typeof setInterval> | undefined;
  const open = () => {
    const stream = new EventSource(address);
    stream.addEventListener("ready", () => {
      clearInterval(poll);
      poll = undefined;
      pause = 1_000;
      // After a break something may have been missed.
      if (began) to.look();
      began = true;
      document.documentElement.dataset.live = "on";
    });
    stream.addEventListener("again", to.look);
    stream.addEventListener("message", (message) => {
      const news: News | null = readNews(message.data);
      if (news) to.heard(news);
    });
    stream.addEventListener("error", () => {
      delete document.documentElement.dataset.live;
      poll ??= setInterval(to.look, pollMs);
      // The browser tries again by itself while the server is away, but not after an answer that is no stream.
      if (stream.readyState !== EventSource.CLOSED) return;
      setTimeout(open, pause);
      pause = Math.min(pause * 2, longestPauseMs);
    });
    addEventListener("pagehide", () => stream.close(), { once: true });
  };
  open();
}

function readNews(text: unknown): News | null {
  try {
    const read: unknown = JSON.parse(String(text));
    const code: unknown = Reflect.get(Object(read), "code");
    if (typeof code !== "string") return null;
    const what = Reflect.get(Object(read), "what") === "reading" ? "reading" : "changed";
    return { code, what, mine: Reflect.get(Object(read), "mine") === true };
  } catch {
    return null;
  }
}

/** Fetches this page as it is now and takes its live parts over. */
async function renew(page: Document, lead: string | null): Promise<void> {
  const address = new URL(location.href);
  if (lead) address.pathname = `/admin/leads/${lead}`;
  for (const part of page.querySelectorAll<HTMLElement>("[data-since]"))
    address.searchParams.set("since", part.dataset.since ?? "");
  const headers = { Accept: "text/html", [renewalHeader]: "1" };
  const answer = await fetch(address, { headers }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of page.querySelectorAll<HTMLElement>("[data-live]")) {
    const now = fresh.querySelector<HTMLElement>(`[data-live="${part.dataset.live}"]`);
    if (part.dataset.live === "rows") renewRows(part, now);
    else if (now && part.innerHTML !== now.innerHTML) part.replaceChildren(...now.childNodes);
  }
}

/** Each row stays where it is: nothing moves under somebody's eyes or fingers. What is selected stays selected. */
function renewRows(part: HTMLElement, now: HTMLElement | null): void {
  for (const row of part.querySelectorAll<HTMLElement>("tr[data-lead]")) {
    const fresh = now?.querySelector<HTMLElement>(`tr[data-lead="${CSS.escape(row.dataset.lead ?? "")}"]`);
    if (!fresh) {
      row.dataset.gone = "";
      row.title = part.dataset.gone ?? "";
      const box = row.querySelector<HTMLInputElement>("input");
      if (box) box.checked = false;
      continue;
    }
    const was = row.querySelector<HTMLInputElement>("input")?.checked ?? false;
    const place = row.contains(document.activeElement) ? document.activeElement?.tagName : undefined;
    delete row.dataset.gone;
    row.removeAttribute("title");
    if (row.innerHTML === fresh.innerHTML) continue;
    row.replaceChildren(...fresh.childNodes);
    const box = row.querySelector<HTMLInputElement>("input");
    if (box) box.checked = was;
    if (place) row.querySelector<HTMLElement>(place.toLowerCase())?.focus();
  }
}
