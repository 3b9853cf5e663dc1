"use strict";
// Puts the day picker and the filter into the page, and follows links to a day (#2023-01-10).
(() => {
  const data = JSON.parse(document.getElementById("page-data").textContent);
  const page = document.querySelector(".page");
  const elements = data.packed ? [...page.querySelectorAll("*")] : [];
  const canReplay = data.packed && window.DecompressionStream && CSS.supports("selector(:has(*))");
  document.querySelector("aside").insertAdjacentHTML("afterbegin", data.controls);
  const picker = document.querySelector(".replay");
  if (picker && !canReplay) picker.remove();
  const days = canReplay ? [...document.querySelectorAll("[name=day]")] : [];

  // The other days: their elements, and the classes that say on which days each element is there.

  let unpacking = null;

  function unpack() {
    unpacking ??= inflate(data.packed).then(merge);
    return unpacking;
  }

  async function inflate(packed) {
    const bytes = Uint8Array.from(atob(packed), (each) => each.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return JSON.parse(await new Response(stream).text());
  }

  function merge({ count, places, kinds, marks, parts }) {
    const walker = document.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
    const comments = [];
    while (walker.nextNode()) if (walker.currentNode.data === "@") comments.push(walker.currentNode);
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
    const range = document.createRange();
    comments.forEach((each, which) => {
      range.selectNode(each);
      each.replaceWith(range.createContextualFragment(parts[which]));
    });
    entries = null;
    filter();
    picker.dataset.state = "ready";
  }

  async function choose(day) {
    days[day].checked = true;
    if (day < days.length - 1) await unpack();
    days[day].parentElement.scrollIntoView({ block: "nearest", inline: "center" });
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
    const events = [...page.querySelectorAll(".event")].filter(
      (each) => getComputedStyle(each).display !== "none" || each.hasAttribute("data-out"),
    );
    const left = events.filter((each) => !each.hasAttribute("data-out")).length;
    status.textContent = words.length ? `${left} of ${events.length} events` : "";
  }

  field.addEventListener("input", filter);
  follow();
})();
