"use strict";
// Puts the day picker and the filter into the page, and follows links to a day (#2023-01-10).
(() => {
  const data = JSON.parse(document.getElementById("page-data").textContent);
  const page = document.querySelector(".page");
  const elements = data.packed ? [...page.querySelectorAll("*")] : [];
  const canReplay = data.packed && window.DecompressionStream;
  document.querySelector("aside").insertAdjacentHTML("afterbegin", data.controls);
  const picker = document.querySelector(".replay");
  if (picker && !canReplay) picker.remove();
  const days = canReplay ? [...document.querySelectorAll("[name=day]")] : [];

  // The other days: their elements, and the classes that say on which days each element is there.

  let unpacking = null;

  function unpack() {
    unpacking ??= inflate(data.packed).then(async (found) => {
      await linked;
      await merge(found);
    });
    return unpacking;
  }

  async function inflate(packed) {
    const bytes = Uint8Array.from(atob(packed), (each) => each.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return JSON.parse(await new Response(stream).text());
  }

  async function merge({ count, places, kinds, marks, parts }) {
    const walker = document.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
    const comments = [];
    while (walker.nextNode()) if (walker.currentNode.data === "") comments.push(walker.currentNode);
    if (elements.length !== count || comments.length !== parts.length) {
      // Something has changed the page on its way: its last day is all that can be shown.
      days.at(-1).checked = true;
      picker.remove();
      return;
    }
    let at = 0;
    places.forEach((step, which) => {
      at += step;
      elements[at].classList.add(...kinds[marks[which]].split(" "));
    });
    // Before the elements of other days come: they are never to be seen side by side.
    document.documentElement.dataset.day = days.findIndex((each) => each.checked);
    const range = document.createRange();
    comments.forEach((each, which) => {
      range.selectNode(each);
      each.replaceWith(range.createContextualFragment(parts[which]));
    });
    if (unlinked) await linkAll();
    dateBacks();
    entries = null;
    filter();
    picker.dataset.state = "ready";
  }

  async function choose(day) {
    days[day].checked = true;
    if (day < days.length - 1) await unpack();
    if (days[day].checked) document.documentElement.dataset.day = day;
    center();
  }

  async function follow() {
    const name = decodeURIComponent(location.hash.slice(1));
    const last = days.length - 1;
    if (last > 0 && /^\d{4}-\d\d-\d\d$/.test(name)) {
      const day = days.findLastIndex((each) => each.value <= name);
      await choose(Math.max(day, 0));
      scrollTo(0, 0);
      return;
    }
    const target = name && document.getElementById(name);
    if (target && last > 0 && !days[last].checked && !seen(target)) {
      await choose(last);
      target.scrollIntoView();
    }
  }

  function seen(element) {
    for (let each = element; each; each = each.parentElement) {
      if (getComputedStyle(each).display === "none") return false;
    }
    return true;
  }

  if (days.length) {
    center();
    for (const kind of ["focusin", "pointerover"]) {
      picker.addEventListener(kind, unpack, { once: true });
    }
    picker.addEventListener("change", async (event) => {
      await choose(days.indexOf(event.target));
      try {
        history.replaceState(null, "", `#${event.target.value}`);
      } catch {
        // Where the page is shown within another program, its address cannot change.
      }
    });
  }
  addEventListener("hashchange", follow);

  /** Scroll the picker, and not the page, to the chosen day. */
  function center() {
    const chosen = picker.querySelector(":checked").parentElement;
    const box = chosen.parentElement;
    const [one, other] = [chosen.getBoundingClientRect(), box.getBoundingClientRect()];
    box.scrollBy({
      left: (one.left + one.right - other.left - other.right) / 2,
      top: (one.top + one.bottom - other.top - other.bottom) / 2,
      behavior: "instant",
    });
  }

  // The filter: entries that have all words stay.

  const ENTRIES = ".timeline > li, main tbody > tr, main article, main .terms > div, main ul > li";
  const field = document.getElementById("filter");
  const status = document.getElementById("filtered");
  const texts = new WeakMap();
  let entries = null;
  let opened = [];

  const folded = (text) => text.normalize("NFKC").toLowerCase();

  function textOf(entry) {
    if (!texts.has(entry)) texts.set(entry, folded(entry.textContent));
    return texts.get(entry);
  }

  function filter() {
    const words = folded(field.value).split(/\s+/).filter(Boolean);
    if (!words.length && !entries) return;
    entries ??= [...page.querySelectorAll(ENTRIES)].filter(
      (each) => !each.closest("nav") && !each.parentElement.closest(ENTRIES),
    );
    for (const each of entries) {
      const text = words.length ? textOf(each) : "";
      each.toggleAttribute("data-out", !words.every((word) => text.includes(word)));
    }
    if (words.length) {
      const folds = [...page.querySelectorAll("main details:not([open])")];
      for (const each of folds) each.open = true;
      opened.push(...folds);
    } else {
      for (const each of opened) each.open = false;
      opened = [];
    }
    const events = [...page.querySelectorAll("#key-points > article")].filter(
      (each) => getComputedStyle(each).display !== "none" || each.hasAttribute("data-out"),
    );
    const left = events.filter((each) => !each.hasAttribute("data-out")).length;
    status.textContent = words.length ? `${left} of ${events.length} events` : "";
  }

  field.addEventListener("input", filter);

  // The links of a long page: from [6 ¶1] to the paragraph, and from there to what cites it.

  const CITED = /\[(\d+)\u00a0¶(\d[\d,-]*)/;
  const backs = [];
  const NUMBERS = /^ ?\[(\d+(?:,\d+)*)\]$/;

  function link(target, text) {
    const made = document.createElement("a");
    made.href = `#${target}`;
    made.textContent = text;
    return made;
  }

  function paragraphOf(source, run) {
    if (document.getElementById(`${source}.${run}`)) return `${source}.${run}`;
    const [first, last = first] = run.split("-").map(Number);
    for (let at = first; at <= last; at++) {
      if (document.getElementById(`${source}.${at}`)) return `${source}.${at}`;
    }
    return null;
  }

  /** Turn the runs of paragraphs within a text into links, and return what they lead to. */
  function linkText(node, sources) {
    const found = [];
    for (let at = CITED.exec(node.data); at; at = CITED.exec(node.data)) {
      const source = sources.get(at[1]);
      let rest = node.splitText(at.index + 1);
      node = rest.splitText(at[0].length - 1);
      if (!source) continue;
      const parts = [];
      at[2].split(",").forEach((run, which) => {
        const target = paragraphOf(source, run);
        const text = which ? run : `${at[1]}\u00a0¶${run}`;
        if (which) parts.push(",");
        parts.push(target ? link(target, text) : text);
        if (target) found.push(target);
      });
      rest.replaceWith(...parts);
    }
    return found;
  }

  function textsIn(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  }

  function linkPoint(item, sources) {
    const label = item.querySelector("b").textContent;
    item.id ||= `p${label}`;
    const targets = new Set(textsIn(item).flatMap((each) => linkText(each, sources)));
    for (const each of [...item.childNodes]) {
      // What follows the last citation marks the point.
      if (!(each instanceof Text) || !/^\] \w/.test(each.data)) continue;
      const rest = each.splitText(2);
      const marks = document.createElement("i");
      rest.replaceWith(marks);
      marks.append(rest);
    }
    for (const each of targets) {
      const back = link(item.id, label);
      backs.push([back, item]);
      const paragraph = document.getElementById(each);
      let refs = paragraph.querySelector(".refs");
      if (!refs) {
        refs = document.createElement("span");
        refs.className = "refs";
        paragraph.append(refs);
      }
      refs.append(" ", back);
    }
  }

  /** Hide what leads back to a point on the days on which the point is hidden. */
  function dateBacks() {
    for (const [back, item] of backs) {
      const words = [...item.closest("article").classList, ...item.classList];
      back.classList.add(...words.filter((word) => /^[fux]\d+$/.test(word)));
    }
  }

  function linkNumbers(row, sources) {
    for (const each of textsIn(row)) {
      const found = NUMBERS.exec(each.data);
      if (!found) continue;
      const links = found[1].split(",").flatMap((number) => {
        const source = sources.get(number);
        return [",", source ? link(source, number) : number];
      });
      each.replaceWith(" [", ...links.slice(1), "]");
    }
  }

  /** Make the links bit by bit, so that the page can be read meanwhile. */
  function linkAll() {
    const heads = [...page.querySelectorAll("#sources ~ article > h3")];
    const sources = new Map(heads.map((each) => [/\d+/.exec(each.textContent)[0], each.id]));
    const left = [
      ...[...page.querySelectorAll("#key-points > article > ul > li")].map((each) => [linkPoint, each]),
      ...[...page.querySelectorAll(".timeline > li > p")].map((each) => [linkNumbers, each]),
      ...[...page.querySelectorAll("#agreed-more ~ table td:last-child, #next-more ~ dl dd, #minor-disputes article")].map(
        (each) => [(its) => textsIn(its).forEach((text) => linkText(text, sources)), each],
      ),
    ].reverse();
    return new Promise((done) => {
      const some = (deadline) => {
        do {
          for (let at = 0; at < 2000 && left.length; at++) {
            const [make, each] = left.pop();
            make(each, sources);
          }
        } while (left.length && deadline.timeRemaining() > 5);
        if (left.length) return requestIdleCallback(some);
        unlinked.remove();
        page.dataset.state = "linked";
        done();
      };
      requestIdleCallback(some);
    });
  }

  const unlinked = document.getElementById("unlinked");
  const linked = unlinked ? linkAll() : null;
  follow();
})();
