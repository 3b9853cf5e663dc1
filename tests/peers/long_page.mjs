// What the script of a long page puts in: the gists in its data, and the links to them.
import { basename } from "node:path";
import { browse } from "./browser.mjs";
import { answer, asked } from "./talk.mjs";

function read() {
  const sources = [...document.querySelectorAll("#sources ~ article")];
  const text = (each) => each.textContent;
  return {
    notes: document.querySelectorAll("#ungisted, #unlinked").length,
    paragraphs: sources.map((each) => [...each.querySelectorAll("li > b")].map(text)),
    cited: document.querySelectorAll("#key-points a[href^='#s'][href*='.']").length,
    backs: sources.flatMap((each) => [...each.querySelectorAll("small a")]).length,
    dangling: [...document.querySelectorAll("a[href^='#']")]
      .map((each) => each.hash.slice(1))
      .filter((name) => !document.getElementById(name)),
  };
}

/** Filter by a word that stands in one gist alone, and say how many sources are left. */
async function filter(page, word) {
  await page.locator("#filter").fill(word);
  return page.evaluate(
    () => document.querySelectorAll("#sources ~ article:not([data-out])").length,
  );
}

await browse(asked.chromium, { data: asked.folder }, (visit) =>
  answer(asked.files, async (path, name) => {
    const { page, log } = await visit(`/data/${encodeURIComponent(name)}/${basename(path)}`);
    await page.waitForFunction(() => !document.querySelector("#ungisted, #unlinked"));
    const found = await page.evaluate(read);
    const left = await filter(page, asked.word);
    await page.context().close();
    return { ...found, left, ...log };
  }),
);
