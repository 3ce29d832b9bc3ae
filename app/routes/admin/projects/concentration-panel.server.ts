import type { Concentration } from "~/core/projects/concentration";
import type { ProjectTaxonomy } from "~/core/projects/taxonomy";
import type { ExchangeRates } from "~/core/shared/money";
import type { Locale } from "~/i18n/locale";
import { db } from "~/infra/runtime.server";
import { leadDays, readConcentration } from "~/services/projects/concentration.server";
import type { Tone } from "~/ui/data/status-label";

const tones = { even: "fine", watch: "soon", high: "late" } as const satisfies Record<string, Tone>;
const shownPartners = 5;

/** How far the province leans on one market, in words, with how it was computed. */
export async function concentrationTexts(
  locale: Locale,
  { concentration: bands }: ProjectTaxonomy,
  rates: ExchangeRates,
) {
  const { t, format } = locale;
  const { projects, withoutPartner, leads } = await readConcentration(
    { db: db(), now: new Date(), rates },
    bands,
  );
  return {
    sides: [
      { title: t("projects:concentration.projects"), ...side(projects, locale) },
      { title: t("projects:concentration.leads", { count: leadDays }), ...side(leads, locale) },
    ],
    without: withoutPartner > 0 ? t("projects:concentration.without", { count: withoutPartner }) : null,
    how: [
      t("projects:concentration.howProjects", {
        watch: format.percent(bands.watch * 100),
        high: format.percent(bands.high * 100),
      }),
      t("projects:concentration.howLeads"),
    ],
  };
}

function side(found: Concentration | null, { t, format }: Locale) {
  if (!found) return { band: null, lines: [t("projects:concentration.nothing")] };
  const lines = found.shares.slice(0, shownPartners).map((share) => {
    const of = {
      country: format.country(share.country),
      count: format.number(share.count),
      total: format.number(found.total),
    };
    return found.by === "capital"
      ? t("projects:concentration.shareOfCapital", {
          ...of,
          share: format.percent(Math.round(share.capitalShare * 1000) / 10),
        })
      : t("projects:concentration.shareOfCount", {
          ...of,
          share: format.percent(Math.round(share.countShare * 1000) / 10),
        });
  });
  return {
    band: { tone: tones[found.band], text: t(`projects:concentration.bands.${found.band}`) },
    lines: [...lines, t("projects:concentration.hhi", { hhi: format.number(found.hhi) })],
  };
}
