// The room as a reader at Chromium has it: keyboard, days, a download, a reload; and twenty readers.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { FLAGS } from "./browser.mjs";
import { answer, asked } from "./talk.mjs";

const LATE = 20_000;
const { address, steps, readers } = asked;

/** A reader with the room open; `drawn` waits for a text that the server draws from now on. */
async function open(browser, log) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 700 } });
  const page = await context.newPage();
  let seen = "";
  let look = () => {};
  await context.route("**", (route) => {
    if (route.request().url().startsWith(address)) return route.continue();
    log.outside.push(route.request().url());
    return route.abort();
  });
  page.on("pageerror", (error) => log.errors.push(String(error)));
  page.on("console", (said) => {
    // The terminal has no other word for a click after the end.
    if (said.type() === "error" && !said.text().startsWith("WebSocket is already in CLOSING"))
      log.errors.push(said.text());
  });
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => {
      seen += payload.toString("utf8").replace(/\x1b\[[0-9;?]*[A-Za-z]/g, "");
      look();
    }),
  );
  const drawn = (text) =>
    new Promise((found, late) => {
      const timer = setTimeout(() => late(new Error(`${text} is not drawn: ${seen}`)), LATE);
      look = () => {
        if (!seen.includes(text)) return;
        clearTimeout(timer);
        seen = "";
        found();
      };
      look();
    });
  const ready = async () => {
    await page.waitForSelector(".-first-byte");
    await page.waitForFunction(() => document.activeElement.matches(".xterm-helper-textarea"));
  };
  await page.goto(address);
  await drawn("quit");
  await ready();
  return { page, context, drawn, ready };
}

async function read(browser) {
  const log = { outside: [], errors: [] };
  const { page, context, drawn, ready } = await open(browser, log);
  const title = await page.title();
  for (const { key, text } of steps) {
    await page.keyboard.press(key);
    await drawn(text);
  }
  // The file is asked for in a tab of its own, which is gone when it turns out to be no page.
  const downloaded = new Promise((found) => {
    page.on("download", found);
    context.on("page", (popup) => popup.on("download", found));
  });
  await page.keyboard.press("p");
  await drawn("Enter downloads");
  await page.keyboard.press("Enter");
  const download = await downloaded;
  const text = readFileSync(await download.path(), "utf8");
  const name = download.suggestedFilename();
  await page.reload();
  await drawn("quit");
  await ready();
  await page.keyboard.press("q");
  await page.waitForSelector("body.-closed");
  await page.click("text=Open the room again");
  await drawn("quit");
  const many = await Promise.all(Array.from({ length: readers - 1 }, () => open(browser, log)));
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
