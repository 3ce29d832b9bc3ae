import { causeKey } from "~/core/obstacles/obstacle";
import type { ObstacleFacts } from "~/core/obstacles/obstacle-forms";
import type { Transaction } from "~/infra/db/client.server";

/**
 * The cause of an obstacle: the one staff chose, else that of its topic, law and article (made when it is the first);
 * null without a law. "unknown" when the chosen one is not there.
 */
export async function causeOf(tx: Transaction, facts: ObstacleFacts): Promise<number | null | "unknown"> {
  if (facts.causeId !== null) {
    const chosen = await tx.obstacleCause.findUnique({ where: { id: facts.causeId } });
    return chosen ? chosen.id : "unknown";
  }
  const key = causeKey(facts);
  if (key === null) return null;
  const { topic, law, article } = facts;
  const cause = await tx.obstacleCause.upsert({
    where: { key },
    create: { key, topic, law, article },
    update: {},
  });
  return cause.id;
}

/** The columns of an obstacle that its form fills. */
export function obstacleColumns(facts: ObstacleFacts, causeId: number | null) {
  const { causeId: _, law, article, ...rest } = facts;
  return { ...rest, law: law || null, article: article || null, causeId };
}
