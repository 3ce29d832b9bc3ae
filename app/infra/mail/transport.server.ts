import { PassThrough } from "node:stream";
import { createTransport } from "nodemailer";

export type Envelope = {
  from: string;
  to: string;
  /** Absent or null: answers go to `from`. */
  replyTo?: string | null;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  language: string;
};

/**
 * What became of one attempt. `refused`: the server said no for good (5xx). `later`: it said not now (4xx), or could not
 * be reached. `unknown`: the connection was cut after the text had gone out, so it may have arrived.
 */
export type Delivery =
  | { kind: "sent" }
  | { kind: "refused"; error: string }
  | { kind: "later"; error: string }
  | { kind: "unknown"; error: string };

export type MailTransport = {
  send: (mail: Envelope) => Promise<Delivery>;
  /** Whether the server takes us on; else what it said. */
  check: () => Promise<string | null>;
  close: () => void;
};

/** A pool of connections to the mail server at `url` (smtp: or smtps:). */
export function openMailTransport(url: string): MailTransport {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 3,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const goneOut = new Set<string>();
  transport.use("stream", ({ data, message }, next) => {
    message.processFunc((text) =>
      text.pipe(new PassThrough().on("end", () => goneOut.add(String(data.messageId)))),
    );
    next();
  });
  return {
    close: () => transport.close(),
    check: () =>
      transport.verify().then(
        () => null,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      ),
    async send({ messageId, language, replyTo, ...mail }) {
      goneOut.delete(messageId);
      try {
        await transport.sendMail({
          ...mail,
          ...(replyTo && { replyTo }),
          messageId,
          // A letter from an office, not a newsletter: automatic answers stay away.
          headers: { "Content-Language": language, "Auto-Submitted": "auto-generated" },
        });
        return { kind: "sent" };
      } catch (error) {
        return outcomeOf(error, goneOut.has(messageId));
      } finally {
        goneOut.delete(messageId);
      }
    },
  };
}

function outcomeOf(error: unknown, textWasOut: boolean): Delivery {
  const text = error instanceof Error ? error.message : String(error);
  const code: unknown = Reflect.get(Object(error), "responseCode");
  if (typeof code === "number" && code >= 500 && code < 600 && !isOfSession(error)) {
    return { kind: "refused", error: text };
  }
  // RFC 1047: after the final dot nobody knows whether the server has taken the mail on.
  return { kind: textWasOut && typeof code !== "number" ? "unknown" : "later", error: text };
}

/** Greeting, TLS and password concern every mail: they are our operator's to mend, and no fault of this one. */
function isOfSession(error: unknown): boolean {
  const code: unknown = Reflect.get(Object(error), "code");
  return code !== "EENVELOPE" && code !== "EMESSAGE";
}
