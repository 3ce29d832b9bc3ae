import { queueSearch, readQueueQuery } from "~/core/leads/queue-query";
import { paths } from "~/i18n/paths";

/** The queue as it was when a form was sent from it; `search` is what the form kept of its address. */
export function backToQueue(search: string): string {
  return paths.leads() + queueSearch(readQueueQuery(new URLSearchParams(search)));
}
