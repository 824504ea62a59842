// Prints the examples of the CommonMark specification as a JSON list of Markdown texts.
import specification from "commonmark-spec";

const tabs = (text) => text.replaceAll("→", "\t");
console.log(JSON.stringify(specification.tests.map((test) => tabs(test.markdown))));
