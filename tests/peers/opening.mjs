// How long Chromium takes to open a page, against an empty page of the same bytes, in turn:
//
//   node tests/peers/opening.mjs PAGE [PAIRS]
//
// A page is open when its load event has been handled and its first frame is painted.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { FLAGS } from "./browser.mjs";

const [path, pairs = "7"] = process.argv.slice(2);
const program = process.env.CHROMIUM ?? "/usr/bin/chromium";

function emptyPage(bytes) {
  const [head, foot] = ['<!DOCTYPE html><html lang="en"><title>Empty</title><!--', "--></html>"];
  return head + "x".repeat(bytes - head.length - foot.length) + foot;
}

async function open(browser, file) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const started = performance.now();
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  const taken = performance.now() - started;
  await page.close();
  return taken;
}

const median = (values) => values.sort((one, other) => one - other)[values.length >> 1];

const scratch = mkdtempSync(join(tmpdir(), "opening-"));
const empty = join(scratch, "empty.html");
writeFileSync(empty, emptyPage(readFileSync(path).length));
const browser = await chromium.launch({ executablePath: program, args: FLAGS });
try {
  const ratios = [];
  const taken = { page: [], empty: [] };
  for (let pair = 0; pair <= Number(pairs); pair++) {
    const [one, other] = [await open(browser, resolve(path)), await open(browser, empty)];
    if (pair === 0) continue; // The first turn warms up.
    taken.page.push(one);
    taken.empty.push(other);
    ratios.push(one / other);
  }
  const range = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
  console.log(`ratio ${median(ratios).toFixed(2)} (${range}), ${pairs} pairs`);
  console.log(`${Math.round(median(taken.page))} ms against ${Math.round(median(taken.empty))} ms`);
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true });
}
