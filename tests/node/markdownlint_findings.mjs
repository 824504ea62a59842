// Reads a JSON list of texts from standard input and prints what markdownlint finds in each, as a
// JSON list of lists of [line, rule, fixable], with null for a text that makes markdownlint throw.
// Without input texts it prints `[]`.
// `--version` prints the version of markdownlint.
import { readFileSync } from "node:fs";
import { getVersion } from "markdownlint";
import { lint } from "markdownlint/sync";

if (process.argv.includes("--version")) {
  console.log(getVersion());
} else {
  const texts = JSON.parse(readFileSync(0, "utf8"));
  const config = { default: true };
  const findings = texts.map((text) => {
    try {
      return lint({ strings: { page: text }, config }).page.map((one) => [
        one.lineNumber,
        one.ruleNames[0],
        one.fixInfo !== null && one.fixInfo !== undefined,
      ]);
    } catch {
      return null;
    }
  });
  console.log(JSON.stringify(findings));
}
