// The room in Chromium, reached by way of proxies and of a port that is forwarded.
import { readFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { chromium } from "playwright-core";
import { FLAGS } from "./browser.mjs";
import { download, open } from "./room_page.mjs";
import { answer, asked } from "./talk.mjs";

const { ways, port, names, step } = asked;

/** A port that leads to the server's, as `ssh -L` makes one: it passes on bytes and reads none. */
const forward = createServer((near) => {
  const far = connect(port, "127.0.0.1");
  near.pipe(far).pipe(near);
  for (const each of [near, far]) each.on("error", () => [near, far].map((end) => end.destroy()));
});
await new Promise((ready) => forward.listen(0, "127.0.0.1", ready));

async function read(_, way) {
  const { address = `http://localhost:${forward.address().port}/`, ...options } = ways[way];
  const log = { outside: [], errors: [], sockets: [] };
  const reader = await open(browser, address, log, { ignoreHTTPSErrors: true, ...options });
  await reader.page.keyboard.press(step.key);
  await reader.drawn(step.text);
  const { name, text } = await download(reader, readFileSync);
  await reader.context.close();
  return { address, name, text, ...log };
}

const rules = names.map((name) => `MAP ${name} 127.0.0.1`).join(",");
const browser = await chromium.launch({
  executablePath: asked.chromium,
  args: [...FLAGS, `--host-resolver-rules=${rules}`],
});
try {
  await answer(asked.files, read);
} finally {
  await browser.close();
  forward.close();
}
