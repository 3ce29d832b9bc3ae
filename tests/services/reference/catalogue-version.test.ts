import { expect, test } from "vitest";
import { shared } from "~/services/reference/catalogue-version.server";

/** A question whose answers come when the test says so. */
function heldQuestion() {
  const open: ((answer: number | Error) => void)[] = [];
  const ask = () =>
    new Promise<number>((resolve, reject) => {
      open.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
    });
  const settle = async () => {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  return { ask, open, settle };
}

test("those who ask at the same time share one question", async () => {
  const { ask, open, settle } = heldQuestion();
  const version = shared(ask);
  const answers = Promise.all([version(), version(), version()]);
  await settle();
  expect(open).toHaveLength(1);
  open[0]?.(7);
  expect(await answers).toEqual([7, 7, 7]);
});

test("whoever asks while a question is on its way gets the answer of a later one", async () => {
  const { ask, open, settle } = heldQuestion();
  const version = shared(ask);
  const early = version();
  await settle();
  const late = [version(), version()];
  await settle();
  expect(open).toHaveLength(1);
  open[0]?.(1);
  expect(await early).toBe(1);
  await settle();
  expect(open).toHaveLength(2);
  open[1]?.(2);
  expect(await Promise.all(late)).toEqual([2, 2]);
});

test("a question that failed fails those who asked it and not the next", async () => {
  const { ask, open, settle } = heldQuestion();
  const version = shared(ask);
  const failing = version();
  await settle();
  open[0]?.(new Error("away"));
  await expect(failing).rejects.toThrow("away");
  const next = version();
  await settle();
  open[1]?.(3);
  expect(await next).toBe(3);
});
