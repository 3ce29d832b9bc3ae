import type { Transaction } from "~/infra/db/client.server";

/** Remembers, in the transaction that gave the lead to somebody, that this person is to be told. */
export async function rememberGiven(
  tx: Transaction,
  given: { leadId: number; staffId: number; at: Date },
): Promise<void> {
  await tx.leadGiven.upsert({ where: { leadId: given.leadId }, create: given, update: given });
}
