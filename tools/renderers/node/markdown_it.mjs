// Renders by markdown-it. The arguments `linkify` and `vitepress` switch on what they say.
import MarkdownIt from "markdown-it";
import attrs from "markdown-it-attrs";
import container from "markdown-it-container";
import footnote from "markdown-it-footnote";
import { answer } from "./conversation.mjs";

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

await answer((body) => renderer.render(body));
