import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "~/infra/runtime.server";
import { sessionLives } from "~/services/accounts/sessions.server";
import { comeToLead, goFromLead, type News, watchDesk } from "~/services/queue/live-desk.server";
import { requireLead } from "../require-lead.server";
import { requireStaff } from "../require-staff.server";

/** What a browser's EventSource asks for. */
const eventStream = "text/event-stream";

/** A proxy gives up a connection that is silent for a minute. */
const heartbeatMs = 15_000;

/**
 * What happens on the desk, as server-sent events, for as long as the page is open. With `?lead=CODE` the person is shown to
 * others as reading that lead. The session is looked at with each heartbeat, and the stream does not keep it alive.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const code = new URL(request.url).searchParams.get("lead");
  const { signedIn, lead } = code
    ? await requireLead(request, "lead:read", code)
    : { signedIn: await requireStaff(request, "lead:list"), lead: null };
  // Whoever would wait for the end of the answer (HEAD, or a page's data) would wait for ever.
  const listens = request.method === "GET" && request.headers.get("Accept") === eventStream;
  if (!listens) throw new Response(null, { status: 406 });
  const { actor, session } = signedIn;
  const leadId = lead?.id ?? null;
  let stop = () => {};

  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const encoder = new TextEncoder();
      let ended = false;
      const send = (text: string) => {
        if (!ended) controller.enqueue(encoder.encode(text));
      };
      const unwatch = watchDesk(db(), {
        actor,
        tell: (news: News) => send(`data: ${JSON.stringify(news)}\n\n`),
        again: () => send("event: again\ndata: {}\n\n"),
        end: () => stop(),
      });
      const beat = setInterval(async () => {
        const now = new Date();
        const lives = await sessionLives(db(), session.idHash, actor, now).catch(() => true);
        if (!lives) return stop();
        send(": still here\n\n");
        if (leadId !== null) await comeToLead(db(), now, leadId, actor).catch(() => {});
      }, heartbeatMs);
      stop = () => {
        if (ended) return;
        ended = true;
        clearInterval(beat);
        unwatch();
        if (leadId !== null) void goFromLead(db(), leadId, actor).catch(() => {});
        try {
          controller.close();
        } catch {
          // The browser has closed it already.
        }
      };
      send("retry: 3000\nevent: ready\ndata: {}\n\n");
      if (leadId !== null) void comeToLead(db(), new Date(), leadId, actor).catch(() => {});
    },
    cancel: () => stop(),
  });
  return new Response(stream, {
    headers: {
      "Content-Type": `${eventStream}; charset=utf-8`,
      "Cache-Control": "no-store",
      "X-Accel-Buffering": "no",
    },
  });
}
