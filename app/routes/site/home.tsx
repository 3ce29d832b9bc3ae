import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLocale } from "~/i18n/locale";
import { requireLanguage } from "../require-language";

export const meta: MetaFunction = () => [{ title: "Vàm Cỏ" }];

export function loader({ params }: LoaderFunctionArgs) {
  requireLanguage(params);
  return null;
}

export default function Home() {
  const { t } = useLocale();
  return (
    <main>
      <h1>{t("site:home.title")}</h1>
    </main>
  );
}
