// Chromium without a screen, which sees one folder on a loopback address and nothing else.
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";

export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };
const DEADLINE = 240_000;

/** Run `use` with `visit(path, options)`, which opens a page below a root and hands out its log. */
export async function browse(program, roots, use) {
  setTimeout(() => {
    console.error("the browser did not come to an end");
    process.exit(1);
  }, DEADLINE).unref();
  const server = createServer((request, response) => serve(roots, request, response));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const address = `http://127.0.0.1:${server.address().port}`;
  const browser = await chromium.launch({ executablePath: program, args: FLAGS });
  try {
    await use(async (path, options = {}) => {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      const log = { outside: [], spoken: [] };
      await context.route("**", (route) => {
        const url = route.request().url();
        if (url.startsWith(`${address}/`)) return route.continue();
        log.outside.push(url);
        return route.abort();
      });
      page.on("console", (said) => log.spoken.push(said.text()));
      page.on("pageerror", (error) => log.spoken.push(String(error)));
      page.on("dialog", (dialog) => {
        log.spoken.push(`dialog: ${dialog.message()}`);
        return dialog.dismiss();
      });
      await page.goto(address + path);
      return { page, log };
    });
  } finally {
    await browser.close();
    server.close();
  }
}

function serve(roots, request, response) {
  const [, name, ...rest] = decodeURIComponent(request.url.split("?")[0]).split("/");
  const path = roots[name] && join(roots[name], normalize(`/${rest.join("/")}`));
  if (!path || !statSync(path, { throwIfNoEntry: false })?.isFile()) {
    response.writeHead(404).end();
    return;
  }
  const type = TYPES[extname(path)] ?? "application/json";
  response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(readFileSync(path));
}
