// The room as a reader at Chromium has it: keyboard, days, a download, a reload; and twenty readers.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { FLAGS } from "./browser.mjs";
import { download, open } from "./room_page.mjs";
import { answer, asked } from "./talk.mjs";

const { address, steps, readers } = asked;

async function read(browser) {
  const log = { outside: [], errors: [] };
  const reader = await open(browser, address, log);
  const { page, drawn, ready } = reader;
  const title = await page.title();
  for (const { key, text } of steps) {
    await page.keyboard.press(key);
    await drawn(text);
  }
  const { name, text } = await download(reader, readFileSync);
  await page.reload();
  await drawn("quit");
  await ready();
  await page.keyboard.press("q");
  await page.waitForSelector("body.-closed");
  await page.click("text=Open the room again");
  await drawn("quit");
  const one = () => open(browser, address, log);
  const many = await Promise.all(Array.from({ length: readers - 1 }, one));
  for (const each of many) {
    await each.page.bringToFront();
    await each.page.keyboard.press(steps[0].key);
    await each.drawn(steps[0].text);
  }
  return { title, name, text, readers: many.length + 1, ...log };
}

const browser = await chromium.launch({ executablePath: asked.chromium, args: FLAGS });
try {
  await answer(asked.files, () => read(browser));
} finally {
  await browser.close();
}
