// What Docusaurus does to a page before MDX reads it: comments of HTML become comments of MDX, and
// the name of a heading in braces is no expression. Code is left alone.
const CODE = /^( {0,3})(`{3,}|~{3,})[^\n]*\n[\s\S]*?^ {0,3}\2[`~]*[ \t]*$|(`+)(?!`)[^\n]*?[^`\n]\3(?!`)/gm;
const COMMENT = /<!--([\s\S]*?)-->/g;
const HEADING_NAME = /^( {0,3}#{1,6}[^\n]*?)\{#([^}\n]+)\}[ \t]*$/gm;
const TITLE = /^([ \t]*:{3,})[ \t]*([a-z]+)[ \t]+([^[{\n][^\n]*)$/gm;

function outsideOfCode(text, change) {
  let at = 0;
  let result = "";
  for (const match of text.matchAll(CODE)) {
    result += change(text.slice(at, match.index)) + match[0];
    at = match.index + match[0].length;
  }
  return result + change(text.slice(at));
}

export function prepared(body) {
  return outsideOfCode(body, (text) =>
    text
      .replace(COMMENT, (_, inner) => `{/*${inner.replaceAll("*/", "* /")}*/}`)
      .replace(HEADING_NAME, (_, heading, name) => `${heading}\\{#${name}\\}`)
      .replace(TITLE, (_, colons, name, title) => `${colons}${name}[${title}]`),
  );
}
