// Reads a JSON list of Markdown bodies from standard input and prints for each a pair of its HTML
// and the reason why there is none. The arguments `linkify` and `vitepress` switch on what they say.
import { readFileSync } from "node:fs";
import MarkdownIt from "markdown-it";
import attrs from "markdown-it-attrs";
import container from "markdown-it-container";
import footnote from "markdown-it-footnote";

const wanted = new Set(process.argv.slice(2));
const renderer = new MarkdownIt({ html: true, linkify: wanted.has("linkify") });
if (wanted.has("vitepress")) {
  renderer.use(attrs);
  for (const name of ["tip", "info", "warning", "danger", "details", "code-group", "raw", "v-pre"]) {
    renderer.use(container, name);
  }
} else {
  renderer.use(footnote);
}

const answers = JSON.parse(readFileSync(0, "utf8")).map((body) => {
  try {
    return [renderer.render(body), ""];
  } catch (error) {
    return ["", String(error)];
  }
});
process.stdout.write(JSON.stringify(answers));
