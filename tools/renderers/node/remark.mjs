// Renders by remark. The argument names the reading: `mdx`, `docusaurus` or `md`.
// Expressions, imports and elements of MDX stay in the HTML as what they say.
import { createProcessor } from "@mdx-js/mdx";
import { toHtml } from "hast-util-to-html";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import { visit } from "unist-util-visit";
import { answer } from "./conversation.mjs";
import { prepared } from "./docusaurus.mjs";

const COMMENT = /^\s*\/\*[\s\S]*\*\/\s*$/;
const reading = process.argv[2];

// what is said to be a directive inside of text is text, as Docusaurus restores it
function directives() {
  return (tree, file) => {
    visit(tree, ["textDirective", "leafDirective", "containerDirective"], (node, index, parent) => {
      if (node.type === "containerDirective") {
        node.data = { hName: "div", hProperties: { class: node.name, ...node.attributes } };
        return;
      }
      const { start, end } = node.position;
      const value = String(file).slice(start.offset, end.offset);
      parent.children[index] = { type: "text", value };
    });
  };
}

const attribute = (one) => {
  if (one.type === "mdxJsxExpressionAttribute") return [`{${one.value}}`, ""];
  const value = one.value ?? "";
  return [one.name, typeof value === "string" ? value : `{${value.value}}`];
};

// the tree with elements that HTML can write, in place of those of MDX; comments are not shown
function shown(node) {
  const children = (node.children ?? []).map(shown);
  if (node.type.startsWith("mdxJsx")) {
    const properties = Object.fromEntries((node.attributes ?? []).map(attribute));
    return { type: "element", tagName: node.name ?? "fragment", properties, children };
  }
  if (COMMENT.test(node.value ?? "") && node.type.startsWith("mdx")) {
    return { type: "element", tagName: "meta", properties: { content: node.value }, children: [] };
  }
  const tagNames = { mdxjsEsm: "mdx-module", mdxFlowExpression: "pre", mdxTextExpression: "var" };
  if (node.type in tagNames) {
    const text = [{ type: "text", value: node.value }];
    return { type: "element", tagName: tagNames[node.type], properties: {}, children: text };
  }
  return node.children ? { ...node, children } : node;
}

async function rendered(body) {
  let html = "";
  const capture = () => (tree) => {
    html = toHtml(shown(structuredClone(tree)), { allowDangerousHtml: true });
  };
  const processor = createProcessor({
    format: reading === "md" ? "md" : "mdx",
    remarkPlugins: [remarkGfm, remarkDirective, directives],
    rehypePlugins: [capture],
  });
  await processor.process(reading === "docusaurus" ? prepared(body) : body);
  return html;
}

await answer(rendered);
