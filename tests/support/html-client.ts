/**
 * A client that knows HTML and the Lead JSON, and nothing of our pages: it reads each form, fills in fields by their
 * names, and follows the first submit button.
 */

type Field = { name: string; type: string; value: string; checked: boolean };
type Form = {
  method: string;
  action: string;
  fields: Field[];
  submit: [string, string] | null;
  choices: Map<string, string[]>;
};

export type Page = { url: string; status: number; html: string; headers: Headers };

export async function open(url: string, headers: Record<string, string> = {}): Promise<Page> {
  return toPage(await fetch(url, { headers, redirect: "manual" }), url, headers);
}

/** Posts fields to a form's address, as a browser would: with this site's Origin. */
export async function post(
  url: string,
  fields: readonly (readonly [string, string])[],
  headers: Record<string, string> = {},
): Promise<Page> {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
  const sent = { Origin: new URL(url).origin, ...headers };
  return toPage(await fetch(url, { method: "POST", body, headers: sent, redirect: "manual" }), url, headers);
}

async function toPage(response: Response, url: string, headers: Record<string, string>): Promise<Page> {
  const to = response.headers.get("Location");
  if (response.status >= 300 && response.status < 400 && to) return open(new URL(to, url).href, headers);
  return { url, status: response.status, html: await response.text(), headers: response.headers };
}

/** Fills in the first post form of a page from `values` (by field name) and sends it by its first submit button. */
export async function goOn(
  page: Page,
  values: Readonly<Record<string, string>>,
  headers: Record<string, string> = {},
): Promise<Page> {
  const form = formOf(page.html);
  if (!form) throw new Error(`no form on ${page.url}`);
  return post(new URL(form.action || page.url, page.url).href, filled(form, values), headers);
}

/** Follows the steps until there is no form to go on with, or a step comes back with an error. */
export async function goThrough(
  page: Page,
  values: Readonly<Record<string, string>>,
  headers: Record<string, string> = {},
): Promise<Page> {
  let at = page;
  for (let steps = 0; steps < 12; steps += 1) {
    if (/\/proposals\/sent\//.test(at.url) || at.status >= 400) return at;
    at = await goOn(at, values, headers);
  }
  return at;
}

/** What the form would post. */
export function filled(form: Form, values: Readonly<Record<string, string>>): [string, string][] {
  const pairs: [string, string][] = [];
  for (const field of form.fields) {
    const value = values[field.name];
    if (field.type === "radio" || field.type === "checkbox") {
      const wanted = value === undefined ? field.checked : value === field.value;
      if (wanted) pairs.push([field.name, field.value]);
      continue;
    }
    const isChoice = form.choices.get(field.name);
    const known = value !== undefined && (!isChoice || isChoice.includes(value));
    pairs.push([field.name, known ? value : field.value]);
  }
  if (form.submit) pairs.push(form.submit);
  return pairs;
}

export function formOf(html: string): Form | null {
  return formsOf(html)[0] ?? null;
}

/** Every post form of a page. */
export function formsOf(html: string): Form[] {
  const found = html.matchAll(/<form\b([^>]*method="post"[^>]*)>([\s\S]*?)<\/form>/gi);
  return [...found].map(([, tag = "", inside = ""]) => readForm(tag, inside));
}

function readForm(tag: string, inside: string): Form {
  const fields: Field[] = [];
  const choices = new Map<string, string[]>();
  let submit: Form["submit"] = null;
  const elements =
    /<(input|button)\b([^>]*)>|<textarea\b([^>]*)>([\s\S]*?)<\/textarea>|<select\b([^>]*)>([\s\S]*?)<\/select>/gi;
  for (const [, element, attributes = "", area, text = "", select, options = ""] of inside.matchAll(
    elements,
  )) {
    if (element === "button") {
      if (attribute(attributes, "type") === "submit")
        submit ??= [attribute(attributes, "name"), attribute(attributes, "value")];
    } else if (element) {
      const type = attribute(attributes, "type") || "text";
      const checked = /\bchecked\b/.test(attributes);
      fields.push({
        name: attribute(attributes, "name"),
        type,
        value: attribute(attributes, "value"),
        checked,
      });
    } else if (area !== undefined) {
      const value = decode(text.replace(/^\n/, ""));
      fields.push({ name: attribute(area, "name"), type: "textarea", value, checked: false });
    } else if (select !== undefined) {
      const all = [...options.matchAll(/<option\b([^>]*)>/gi)].map(([, option = ""]) => option);
      const chosen = all.find((option) => /\bselected\b/.test(option)) ?? all[0] ?? "";
      choices.set(
        attribute(select, "name"),
        all.map((option) => attribute(option, "value")),
      );
      fields.push({
        name: attribute(select, "name"),
        type: "select",
        value: attribute(chosen, "value"),
        checked: false,
      });
    }
  }
  return { method: "post", action: attribute(tag, "action"), fields, submit, choices };
}

function attribute(tag: string, name: string): string {
  return decode(new RegExp(`\\b${name}="([^"]*)"`, "i").exec(tag)?.[1] ?? "");
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };

export function decode(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (_, name: string) => entities[name] ?? "");
}

/** The words of a page, without its marks. */
export function words(html: string): string {
  return decode(html.replace(/<!--[\s\S]*?-->/g, "").replace(/<[^>]+>/g, " ")).replace(/\s+/g, " ");
}

/** The fields of a Lead JSON by their form names. */
export function leadFields(lead: unknown, path: readonly string[] = []): Record<string, string> {
  if (typeof lead !== "object" || lead === null) return { [path.join(".")]: String(lead) };
  return Object.assign(
    {},
    ...Object.entries(lead).map(([name, value]) => leadFields(value, [...path, name])),
  );
}
