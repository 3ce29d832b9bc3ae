import type { MetaDescriptor } from "@remix-run/react";

/** The head of a desk page: its loader's `title`, and nothing for search engines. */
export function deskTitle({ data }: { data: unknown }): MetaDescriptor[] {
  const title: unknown = Reflect.get(Object(data), "title");
  return [
    { title: typeof title === "string" ? `${title} · Vàm Cỏ` : "Vàm Cỏ" },
    { name: "robots", content: "noindex" },
  ];
}
