// A reader's page of a served room in Chromium, with what it drew and what went wrong.

const LATE = 20_000;

/** Open the room; `drawn` waits for a text that the server draws from now on. */
export async function open(browser, address, log, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 700 }, ...options });
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
  page.on("websocket", (socket) => {
    log.sockets?.push(socket.url());
    socket.on("framereceived", ({ payload }) => {
      seen += payload.toString("utf8").replace(/\x1b\[[0-9;?]*[A-Za-z]/g, "");
      look();
    });
  });
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

/** Press `p` and Enter, and return the file that the browser is given: its name and its text. */
export async function download({ page, context, drawn }, read) {
  // The file is asked for in a tab of its own, which is gone when it turns out to be no page.
  const downloaded = new Promise((found) => {
    page.on("download", found);
    context.on("page", (popup) => popup.on("download", found));
  });
  await page.keyboard.press("p");
  await drawn("Enter downloads");
  await page.keyboard.press("Enter");
  const file = await downloaded;
  return { name: file.suggestedFilename(), text: read(await file.path(), "utf8") };
}
