import type { AddressInfo } from "node:net";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export type MailSink = {
  url: string;
  /** How often each Message-ID arrived. */
  received: Map<string, number>;
  stop: () => Promise<void>;
};

/** A real SMTP server on loopback that takes everything and remembers what came. */
export async function startMailSink(): Promise<MailSink> {
  const received = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onData: (stream, _session, done) => {
      simpleParser(stream).then(({ messageId = "" }) => {
        const id = messageId.replace(/^<|>$/g, "");
        received.set(id, (received.get(id) ?? 0) + 1);
        done();
      }, done);
    },
  });
  // A client that is killed in the middle of a mail is no fault of the server: half a mail has not arrived.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
