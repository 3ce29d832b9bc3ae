import { buildCatalogue, type Catalogue } from "~/core/opportunities/catalogue";
import type { Facts } from "~/services/reference/facts.server";

const catalogues = new WeakMap<Facts, Catalogue>();

/** The list of all opportunities, ready to be filtered and counted; made once for each version of the facts. */
export function catalogueOf(facts: Facts): Catalogue {
  const known = catalogues.get(facts);
  if (known) return known;
  const catalogue = buildCatalogue([...facts.opportunities.values()], {
    communes: facts.communes.values(),
    parks: facts.parks.values(),
  });
  catalogues.set(facts, catalogue);
  return catalogue;
}
