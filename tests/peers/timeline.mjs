// What TimelineJS shows in a browser: its slides with their dates, its groups, its eras.
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { browse } from "./browser.mjs";
import { answer, asked } from "./talk.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const timelinejs = join(here, "node_modules/@knight-lab/timelinejs/dist");

function show(data) {
  window.timeline = new TL.Timeline("timeline", data, {
    script_path: `${location.origin}/timelinejs/js/`,
    font: null,
  });
}

function read() {
  const root = document.getElementById("timeline");
  const texts = (selector, below = root) =>
    [...below.querySelectorAll(selector)].map((each) => each.textContent.trim());
  const { config } = window.timeline;
  return {
    errors: config.getErrors(),
    ids: config.events.map((each) => each.unique_id),
    slides: [...root.querySelectorAll(".tl-slide")].map((slide) => ({
      date: texts(".tl-headline-date", slide)[0] ?? "",
      headline: texts(".tl-headline", slide)[0] ?? "",
      links: [...slide.querySelectorAll(".tl-text-content a")].map((each) => each.href),
    })),
    markers: texts(".tl-timemarker .tl-headline").length,
    groups: texts(".tl-timegroup-message"),
    eras: texts(".tl-timeera-text h2"),
    foreign: root.querySelectorAll("script, img, iframe, .tl-slide [onload], .tl-slide b").length,
  };
}

await browse(asked.chromium, { timelinejs, here, data: asked.folder }, (visit) =>
  answer(asked.files, async (path, name) => {
    const { page, log } = await visit("/here/timeline.html");
    const folder = `/data/${encodeURIComponent(name)}/${basename(path)}`;
    await page.evaluate(show, folder);
    await page.waitForFunction(() => window.timeline.ready);
    const found = await page.evaluate(read);
    await page.context().close();
    return { ...found, ...log };
  }),
);
