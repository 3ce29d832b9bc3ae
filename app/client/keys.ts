/**
 * Keys of the desk. What a key does is written in the page: `data-key="a"` marks the button, link or command that it stands
 * for. A person can switch keys off; they never work where somebody types.
 */

const sequenceMs = 2_000;
/** A link of a row: of the queue itself, or of the one that stands beside a lead. */
const rowLinks = "tr[data-lead] th a, a[data-row]";

export function watchKeys(page: Document): void {
  if (page.querySelector<HTMLElement>("[data-desk-keys]")?.dataset.deskKeys !== "on") return;
  page.documentElement.dataset.keys = "on";
  for (const marked of page.querySelectorAll<HTMLElement>("[data-key]"))
    marked.setAttribute("aria-keyshortcuts", marked.dataset.key ?? "");

  // Long ago: the clock of a page begins with the page, and its first two seconds are not the second half of "g q".
  let went = Number.NEGATIVE_INFINITY;
  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
    if (isTyping(event.target) || isOpenDialog(page, event)) return;
    const goes = event.timeStamp - went < sequenceMs;
    went = event.key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
    if (act(page, goes ? `g ${event.key}` : event.key)) event.preventDefault();
  });
}

function act(page: Document, key: string): boolean {
  switch (key) {
    case "j":
      return step(page, 1);
    case "k":
      return step(page, -1);
    case "o": {
      const link = currentRow(page);
      link?.click();
      return link !== null;
    }
    case "x":
      return select(page);
    case "g q":
      location.assign("/admin/leads");
      return true;
    case "/":
      return focus(page.querySelector<HTMLElement>("#desk-search"));
    case "?": {
      const help = page.querySelector<HTMLElement>("#desk-keys");
      help?.showPopover();
      return help !== null;
    }
    case "a":
    case "s":
    case "f":
      selectCurrent(page);
      return use(page, key);
    default:
      return use(page, key);
  }
}

/** Does what the page's mark for this key stands for: opens a command at its first field, follows a link, presses a button. */
function use(page: Document, key: string): boolean {
  const marks = [...page.querySelectorAll<HTMLElement>("[data-key]")];
  const mark = marks.find((marked) => marked.dataset.key === key && marked.checkVisibility());
  if (!mark) return false;
  if (
    mark instanceof HTMLElement &&
    mark.tagName === "SUMMARY" &&
    mark.parentElement instanceof HTMLDetailsElement
  ) {
    mark.parentElement.open = true;
    return focus(mark.parentElement.querySelector<HTMLElement>("select, textarea, input:not([type=hidden])"));
  }
  mark.click();
  return true;
}

function step(page: Document, by: number): boolean {
  const links = visibleRows(page);
  if (links.length === 0) return false;
  const current = currentRow(page);
  const at = current ? links.indexOf(current) : -1;
  const next = at === -1 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1);
  return focus(links[next] ?? null);
}

function visibleRows(page: Document): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>(rowLinks)].filter((link) => link.checkVisibility());
}

/** The row where the focus is; beside a lead, that of the lead itself. */
function currentRow(page: Document): HTMLElement | null {
  const active = page.activeElement;
  const inRow = active?.closest("tr[data-lead]")?.querySelector<HTMLElement>("th a");
  if (inRow) return inRow;
  if (active instanceof HTMLElement && active.matches(rowLinks)) return active;
  return page.querySelector<HTMLElement>("a[data-row][aria-current]");
}

function boxes(page: Document): HTMLInputElement[] {
  return [...page.querySelectorAll<HTMLInputElement>('tr[data-lead] input[type="checkbox"]')];
}

function boxOfRow(page: Document): HTMLInputElement | null {
  return page.activeElement?.closest("tr[data-lead]")?.querySelector<HTMLInputElement>("input") ?? null;
}

function select(page: Document): boolean {
  const box = boxOfRow(page);
  if (box) box.checked = !box.checked;
  return box !== null;
}

/** A verb in the queue is for what is selected; with nothing selected, for the row where one is. */
function selectCurrent(page: Document): void {
  const box = boxOfRow(page);
  if (box && !boxes(page).some((each) => each.checked)) box.checked = true;
}

function focus(element: HTMLElement | null): boolean {
  element?.focus();
  element?.scrollIntoView({ block: "nearest" });
  return element !== null;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== "checkbox" && target.type !== "radio";
  return target.isContentEditable || ["TEXTAREA", "SELECT"].includes(target.tagName);
}

/** With the help open, keys wait until it is closed. */
function isOpenDialog(page: Document, event: KeyboardEvent): boolean {
  const help = page.querySelector<HTMLElement>("#desk-keys");
  return event.key !== "?" && help !== null && help.matches(":popover-open");
}
