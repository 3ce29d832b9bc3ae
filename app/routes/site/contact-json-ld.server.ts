import type { Language } from "~/core/shared/language";
import { localised } from "~/core/shared/localised";
import { paths } from "~/i18n/paths";
import { config } from "~/infra/runtime.server";
import type { DepartmentRecord } from "~/services/reference/records";

/** The departments as services of the province, for search engines; only what is confirmed is said. */
export function governmentServices(departments: readonly DepartmentRecord[], lang: Language) {
  const base = config().publicUrl;
  return {
    "@graph": departments.map((department) => ({
      "@type": "GovernmentService",
      name: localised(department.name, lang).text,
      description: localised(department.remit, lang).text,
      url: `${base}${paths.page(lang, "contact")}#${department.code}`,
      areaServed: { "@type": "AdministrativeArea", name: "Tây Ninh" },
      provider: {
        "@type": "GovernmentOrganization",
        name: department.name.vi ?? department.code,
        ...(department.phone && { telephone: department.phone }),
        ...(department.mailbox && { email: department.mailbox }),
        ...(department.address && { address: department.address }),
      },
    })),
  };
}
