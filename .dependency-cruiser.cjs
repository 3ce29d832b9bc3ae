/** Who may import whom. Each rule says why, so that its message teaches. */
module.exports = {
  forbidden: [
    {
      name: "no-circles",
      comment:
        "Two files that need each other are one file, or need a third: a circle cannot be read from either end.",
      severity: "error",
      from: { pathNot: "generated" },
      to: { circular: true },
    },
    {
      name: "core-is-pure",
      comment: "The core decides and never touches the world: it imports only the core.",
      severity: "error",
      from: { path: "^app/core" },
      to: { pathNot: ["^app/core", "node_modules/zod"] },
    },
    {
      name: "zod-only-in-schemas",
      comment: "Shapes are checked in *.schema.ts; a rule works on what has been checked.",
      severity: "error",
      from: { path: "^app/core", pathNot: "\\.schema\\.ts$" },
      to: { path: "node_modules/zod" },
    },
    {
      name: "infra-does-not-decide",
      comment: "Infrastructure touches the world and knows no service, no route and no screen.",
      severity: "error",
      from: { path: "^app/infra" },
      to: { path: "^app/(services|routes|http|ui|boot|start|worker)" },
    },
    {
      name: "infra-takes-only-types-of-core",
      comment: "A decision that infra needs is made by the core and handed over by a service.",
      severity: "error",
      from: { path: "^app/infra" },
      to: { path: "^app/core", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "services-return-values",
      comment: "A use case is called by a page, a command and a job alike: it knows none of them.",
      severity: "error",
      from: { path: "^app/services" },
      to: { path: "^app/(routes|http|ui|boot|start|worker)|node_modules/@remix-run" },
    },
    {
      name: "ui-has-no-data",
      comment: "Components get their data by props, so that every state of a screen can be shown.",
      severity: "error",
      from: { path: "^app/ui" },
      to: { path: "^app/(services|infra|routes|http|boot|start|worker)" },
    },
    {
      name: "prisma-behind-services",
      comment: "Only services and infra/db speak to the database.",
      severity: "error",
      from: { path: "^app/(routes|http|ui|core|i18n)" },
      to: { path: "node_modules/(@prisma|pg)|^app/infra/db" },
    },
    {
      name: "routes-do-not-import-pages",
      comment: "What two pages share is a component of ui or a file beside them that is no page.",
      severity: "error",
      from: { path: "^app/routes" },
      to: { path: "^app/(boot|http|start|worker)" },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "app/infra/db/generated" },
    enhancedResolveOptions: { conditionNames: ["import", "node", "default"], exportsFields: ["exports"] },
  },
};
