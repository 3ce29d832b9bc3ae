import type { AnswerName, Answers } from "~/core/intake/answers";

/** What was answered on other pages travels along unseen: a step posts all there is. */
export function Carried({
  answers,
  except = [],
  refCode,
}: {
  answers: Answers;
  /** Fields that the page asks for itself. */
  except?: readonly AnswerName[];
  refCode: string | undefined;
}) {
  const carried = Object.entries(answers).filter(([name]) => !except.some((asked) => asked === name));
  return (
    <>
      {carried.map(([name, answer]) => (
        <input key={name} type="hidden" name={name} value={answer} />
      ))}
      {refCode ? <input type="hidden" name="ref" value={refCode} /> : null}
    </>
  );
}
