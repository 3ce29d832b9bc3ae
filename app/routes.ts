import { index, type RouteConfig, route } from "@remix-run/route-config";

/** The map: every URL of the product, grouped by room. */
export default [
  index("routes/language.ts"),
  route(":lang", "routes/lang.tsx", [index("routes/site/home.tsx")]),
  route("healthz", "routes/machine/healthz.ts"),
  route("readyz", "routes/machine/readyz.ts"),
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
