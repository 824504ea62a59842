// Answers each line of standard input, a JSON list of Markdown bodies, with a line of JSON: for each
// body a pair of its HTML and the reason why there is none.
import { createInterface } from "node:readline";

export async function answer(rendered) {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const answers = [];
    for (const body of JSON.parse(line)) {
      try {
        answers.push([await rendered(body), ""]);
      } catch (error) {
        answers.push(["", String(error.reason ?? error)]);
      }
    }
    process.stdout.write(`${JSON.stringify(answers)}\n`);
  }
}
