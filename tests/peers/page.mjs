// What a browser makes of the page: what axe-core finds, where Tab leads, what each day shows, and
// what is printed.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { browse } from "./browser.mjs";
import { answer, asked } from "./talk.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SCREENS = { narrow: { width: 320, height: 640 }, wide: { width: 1280, height: 900 } };

// All rules in one scheme; those that look at colour in the other one, at one width: it changes none.
const COLOUR = { runOnly: { type: "tag", values: ["cat.color"] } };
const RULES = { narrow: { light: {} }, wide: { light: {}, dark: COLOUR } };

async function judge(page, rules) {
  const options = { resultTypes: ["violations"], ...rules };
  const { violations } = await page.evaluate((asked) => axe.run(asked), options);
  return violations.flatMap((each) =>
    each.nodes.map((node) => `${each.id}: ${node.target} ${node.failureSummary}`),
  );
}

/** Note at each Tab what has the focus, whether that shows, and whether anything lies on it. */
function watch() {
  const stops = [
    ...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]"),
  ].filter((each) => each.tabIndex >= 0 && each.checkVisibility({ visibilityProperty: true }));
  // Of the buttons of a group, Tab stops at the chosen one.
  window.stops = stops.filter((each) => each.type !== "radio" || each.checked);
  window.walked = [];
  window.faint = [];
  window.covered = [];
  const name = (each) => each.outerHTML.slice(0, 120);
  const ring = (each) => each && getComputedStyle(each).outlineStyle !== "none";
  const seen = (each, line) => {
    const x = (Math.max(line.left, 0) + Math.min(line.right, innerWidth)) / 2;
    const y = (Math.max(line.top, 0) + Math.min(line.bottom, innerHeight)) / 2;
    return each.contains(document.elementFromPoint(x, y));
  };
  document.addEventListener("keyup", () => {
    const each = document.activeElement;
    window.walked.push(window.stops.indexOf(each));
    if (each === document.body) return;
    if (!ring(each) && !ring(each.nextElementSibling)) window.faint.push(name(each));
    // Of a link of several lines, one has to be seen.
    if (![...each.getClientRects()].some((line) => seen(each, line))) window.covered.push(name(each));
  });
}

const TAB = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 };
const SHIFT = 8;

/** Press Tab so many times; they are sent together, for a page has hundreds of links. */
async function tab(page, times, modifiers = 0) {
  const session = await page.context().newCDPSession(page);
  const key = { ...TAB, modifiers };
  const sent = [];
  for (let at = 0; at < times; at++) {
    for (const type of ["rawKeyDown", "keyUp"]) {
      sent.push(session.send("Input.dispatchKeyEvent", { type, ...key }));
    }
  }
  await Promise.all(sent);
}

async function walk(page) {
  await page.evaluate(watch);
  const stops = await page.evaluate(() => window.stops.length);
  await tab(page, stops);
  await tab(page, stops - 1, SHIFT);
  const seen = await page.evaluate(() => ({
    walked: window.walked,
    faint: window.faint,
    covered: window.covered,
  }));
  return { stops, ...seen };
}

/** What is seen, by what is displayed. */
function state() {
  const shown = (selector) =>
    [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility());
  const text = (each) => each.innerText.trim();
  return {
    day: document.querySelector("input[name=day]:checked")?.value ?? null,
    asOf: shown(".as-of time").map((each) => each.dateTime),
    counts: text(document.querySelector(".counts")),
    events: shown("article > [id^=event-]").map((each) => each.id.slice("event-".length)),
    points: shown("#key-points > article > ul > li").length,
    // To checkVisibility, a group of a drawing is always seen.
    lines: [...document.querySelectorAll("svg g.now")]
      .filter((each) => each.getClientRects().length > 0)
      .map((each) => each.textContent),
    rows: shown(".timeline > li").map((each) => ({
      event: each.querySelector("p a").hash.slice("#event-".length),
      title: text(each.querySelector("p a")),
      stage: text(each.querySelector("i + i")).split(/\s+/).at(-1),
    })),
  };
}

/** Step back through all days by keyboard, and to the last one by mouse. */
async function replay(page) {
  const days = await page.locator("input[name=day]").count();
  const states = [await page.evaluate(state)];
  if (days === 0) return { days, states };
  await page.locator("input[name=day]:checked").focus();
  await page.locator(".replay[data-state=ready]").waitFor();
  for (let at = 1; at < days; at++) {
    await page.keyboard.press("ArrowUp");
    states.unshift(await page.evaluate(state));
  }
  await page.locator("input[name=day]").last().click();
  return { days, states, clicked: await page.evaluate(state) };
}

function fold(open) {
  for (const each of document.querySelectorAll("details")) each.open = open;
}

/** Follow a link into the annex: what it leads to is seen only then. */
async function unfold(page) {
  const link = page.locator(".timeline p a:visible").first();
  const target = page.locator(`[id="${(await link.getAttribute("href")).slice(1)}"]`);
  const seen = () => target.evaluate((each) => each.checkVisibility());
  const folded = await seen();
  await link.click();
  return { folded, followed: await seen() };
}

function facts() {
  // What innerText would change by the style, and textContent has of all days.
  const told = (node) =>
    node instanceof Text
      ? node.data
      : node instanceof Element && node.checkVisibility()
        ? [...node.childNodes].map(told).join("")
        : "";
  return {
    scripts: document.querySelectorAll("script[src], iframe, object, embed, img, link, form").length,
    links: [...document.querySelectorAll("a[href]")].map((each) => each.getAttribute("href")),
    dangling: [...document.querySelectorAll("a[href^='#']")]
      .map((each) => each.getAttribute("href"))
      .filter((href) => !document.getElementById(decodeURIComponent(href.slice(1)))),
    twice: [...document.querySelectorAll("[id]")]
      .map((each) => each.id)
      .filter((id, at, all) => all.indexOf(id) !== at),
    headings: [...document.querySelectorAll("h1, h2, h3, h4")]
      .filter((each) => each.checkVisibility())
      .map((each) => ({ level: Number(each.tagName[1]), text: told(each).trim() })),
    cited: [...document.querySelectorAll("main a[href^='#s'][href*='.']")].map((each) => each.hash),
  };
}

/** How much of the drawing's region the axis has before it is scrolled, and the numbers in sight. */
function axis() {
  const svg = [...document.querySelectorAll("svg.drawing")].find((each) => each.checkVisibility());
  if (!svg) return null;
  const region = svg.parentElement.getBoundingClientRect();
  const left = Math.min(
    ...[...svg.querySelectorAll(".axis")].map((each) => each.getBoundingClientRect().left),
  );
  const numbers = [...svg.querySelectorAll(".no")].map((each) => each.getBoundingClientRect());
  return {
    share: (region.right - left) / region.width,
    cut: numbers.filter((each) => each.left < region.left || each.right > left).length,
  };
}

async function look(visit, path, name) {
  const found = { axe: {}, width: {}, axis: {}, paper: {}, walk: {}, fold: {} };
  const options = { reducedMotion: "reduce" };
  const { page, log } = await visit(`/data/${encodeURIComponent(name)}/${basename(path)}`, options);
  for (const [screen, viewport] of Object.entries(SCREENS)) {
    await page.setViewportSize(viewport);
    await page.evaluate(fold, false);
    found.fold[screen] = await unfold(page);
    await page.goto(page.url().split("#")[0]); // the focus, too, starts anew
    await page.evaluate(fold, true);
    await page.evaluate(axe);
    for (const [colorScheme, rules] of Object.entries(RULES[screen])) {
      await page.emulateMedia({ colorScheme });
      found.axe[`${screen} ${colorScheme}`] = await judge(page, rules);
      found.paper[colorScheme] = await page.evaluate(
        () => getComputedStyle(document.documentElement).backgroundColor,
      );
    }
    found.width[screen] = await page.evaluate(() => document.documentElement.scrollWidth);
    found.axis[screen] = await page.evaluate(axis);
    found.walk[screen] = await walk(page);
    if (screen === "wide") {
      found.facts = await page.evaluate(facts);
      found.replay = await replay(page);
      await page.reload();
      for (const format of ["A4", "Letter"]) {
        const print = join(dirname(path), `printed-${format}.pdf`);
        await page.pdf({ path: print, format, tagged: true, outline: true });
      }
    }
  }
  await page.context().close();
  return Object.assign(found, log);
}

await browse(asked.chromium, { data: asked.folder }, (visit) =>
  answer(asked.files, (path, name) => look(visit, path, name)),
);
