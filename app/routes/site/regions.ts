/** The two provinces that became one, in the order in which reference data spell them. */
export const regions = [
  { region: "long-an", province: "Long An" },
  { region: "tay-ninh", province: "Tây Ninh" },
] as const;
