import { expect, test } from "vitest";
import { passwordProblem } from "~/core/accounts/password";

const owner = { email: "demo.person@example.com", name: "Nguyễn Văn Demo" };

test.each([
  ["short", "password.too-short"],
  ["a".repeat(201), "password.too-long"],
  ["passwordpassword", "password.known"],
  ["Mậtkhẩumậtkhẩu", "password.known"],
  ["abababababababab", "password.monotonous"],
  ["demo.person1234", "password.like-name"],
  ["nguyen van demo 1", "password.like-name"],
  ["ba con cò bay qua sông", null],
  ["正しい馬電池ホチキスの話です", null],
])("%s: %s", (password, problem) => {
  expect(passwordProblem(password, owner)).toBe(problem);
});
