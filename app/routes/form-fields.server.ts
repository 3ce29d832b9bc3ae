/** The texts of a form by the names of its fields. */
export type FormFields = {
  /** The field's first value; an empty text when it was not sent, or was a file. */
  text: (name: string) => string;
  all: (name: string) => string[];
};

/** Reads a form as it was sent. @throws 400 when the body is none. */
export async function readForm(request: Request): Promise<FormFields> {
  const form = await request.formData().catch(() => {
    throw new Response(null, { status: 400 });
  });
  const all = (name: string) => form.getAll(name).filter((value) => typeof value === "string");
  return { all, text: (name) => all(name)[0] ?? "" };
}

/** A whole number as ids and versions are; null for anything else. */
export function readId(text: string | undefined): number | null {
  return text !== undefined && /^[1-9][0-9]{0,8}$/.test(text) ? Number(text) : null;
}
