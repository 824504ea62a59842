// Reads a JSON list of texts from standard input and prints what markdownlint finds in each, as a
// JSON list of lists of [line, rule, fixable]. Without input texts it prints `[]`.
// `--version` prints the version of markdownlint.
import { readFileSync } from "node:fs";
import { getVersion } from "markdownlint";
import { lint } from "markdownlint/sync";

if (process.argv.includes("--version")) {
  console.log(getVersion());
} else {
  const texts = JSON.parse(readFileSync(0, "utf8"));
  const findings = texts.map((text) =>
    lint({ strings: { page: text }, config: { default: true } }).page.map((one) => [
      one.lineNumber,
      one.ruleNames[0],
      one.fixInfo !== null && one.fixInfo !== undefined,
    ]),
  );
  console.log(JSON.stringify(findings));
}
