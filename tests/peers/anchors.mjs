// Where Apache Annotator finds each annotation: in the text as a file, and in a page of its lines.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import { answer, asked } from "./talk.mjs";

const { window } = new JSDOM("");
// The library asks for these by their names in a browser.
for (const name of ["document", "Node", "NodeFilter", "Range", "Text"]) {
  globalThis[name] = window[name];
}
const { createTextPositionSelectorMatcher, createTextQuoteSelectorMatcher } = await import(
  "@apache-annotator/dom"
);

async function matches(createMatcher, selector, scope) {
  const found = [];
  for await (const range of createMatcher(selector)(scope)) {
    found.push({ text: range.toString(), inside: range.startContainer.parentNode.nodeName });
  }
  return found;
}

/** A text as a browser shows it as a file (one node), and as a page has it (a node a line). */
function scopes(text) {
  const file = window.document.createElement("pre");
  file.append(text);
  const page = window.document.createElement("article");
  for (const line of text.split(/[\r\n]+/)) {
    const paragraph = window.document.createElement("p");
    paragraph.append(line);
    page.append(paragraph);
  }
  return { file, page };
}

await answer(asked.files, async (path, name) => {
  const { items = [] } = JSON.parse(readFileSync(path, "utf8")).first ?? {};
  const found = [];
  for (const item of items) {
    const { selector, source, state } = item.target;
    const { file, page } = scopes(asked.texts[name][state?.cached ?? source]);
    found.push({
      exact: selector[0].exact,
      file: await matches(createTextQuoteSelectorMatcher, selector[0], file),
      page: await matches(createTextQuoteSelectorMatcher, selector[0], page),
      position: await matches(createTextPositionSelectorMatcher, selector[1], file),
    });
  }
  return found;
});
