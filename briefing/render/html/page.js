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

  // The other days: what is in the markup of no other day than theirs, and which elements come and go.

  const last = days.length - 1;
  const kinds = new Map();
  let shown = last;
  let parts = [];
  let unpacking = null;

  function unpack() {
    unpacking ??= inflate(data.packed).then(prepare);
    return unpacking;
  }

  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;,=>?@^_`{|}~";

  /** Return the bytes of a text in base 85: five digits for four bytes. */
  function decode(text) {
    const [length, digits] = text.split(" ");
    const values = new Map([...DIGITS].map((digit, value) => [digit, value]));
    const view = new DataView(new ArrayBuffer((digits.length / 5) * 4));
    for (let at = 0, value = 0; at < digits.length; at++) {
      value = value * 85 + values.get(digits[at]);
      if (at % 5 < 4) continue;
      view.setUint32(((at - 4) / 5) * 4, value);
      value = 0;
    }
    return view.buffer.slice(0, Number(length));
  }

  async function inflate(packed) {
    const stream = new Blob([decode(packed)]).stream().pipeThrough(new DecompressionStream("deflate"));
    return JSON.parse(await new Response(stream).text());
  }

  function prepare(found) {
    const walker = document.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
    const comments = [];
    while (walker.nextNode()) if (walker.currentNode.data === "") comments.push(walker.currentNode);
    const placed = found.before.filter((step) => step === 0);
    if (elements.length !== found.count || comments.length !== placed.length) {
      // Something has changed the page on its way: its last day is all that can be shown.
      days[last].checked = true;
      picker.remove();
      return;
    }
    let at = 0;
    found.places.forEach((step, which) => {
      at += step;
      kindOf(found.kinds[found.marks[which]]).elements.push(elements[at]);
    });
    let follower = 0;
    parts = found.parts.map((markup, which) => ({
      markup,
      // It stands before an element, or in the place of a comment.
      next: found.before[which] ? elements[(follower += found.before[which])] : comments.shift(),
      first: found.spans[2 * which],
      last: found.spans[2 * which + 1],
    }));
    picker.dataset.state = "ready";
  }

  /** Return the elements that are there, and new, on the same days. */
  function kindOf(words) {
    if (kinds.has(words)) return kinds.get(words);
    const kind = { first: 0, last, without: new Set(), news: new Set(), elements: [] };
    for (const word of words.split(" ").filter((each) => DAY.test(each))) {
      const day = Number(word.slice(1));
      if (word[0] === "f") kind.first = day;
      if (word[0] === "u") kind.last = day;
      if (word[0] === "x") kind.without.add(day);
      if (word[0] === "n") kind.news.add(day);
    }
    kind.isOff = isOff(kind, shown);
    kind.isNew = kind.news.has(shown);
    kinds.set(words, kind);
    return kind;
  }

  const DAY = /^[fuxn]\d+$/;
  const isOff = (kind, day) => day < kind.first || day > kind.last || kind.without.has(day);

  function turn(day) {
    shown = day;
    for (const kind of kinds.values()) {
      const [off, fresh] = [isOff(kind, day), kind.news.has(day)];
      if (off !== kind.isOff) for (const each of kind.elements) each.classList.toggle("off", off);
      if (fresh !== kind.isNew) for (const each of kind.elements) each.classList.toggle("new", fresh);
      kind.isOff = off;
      kind.isNew = fresh;
    }
    const isThere = ({ first, last }) => first <= day && day <= last;
    const added = parts.filter(isThere);
    parts = parts.filter((each) => !isThere(each));
    added.forEach(insert);
    dateBacks(backs);
    if (added.length) entries = null;
    filter();
  }

  const range = document.createRange();

  function insert({ markup, next }) {
    range.selectNode(next);
    const fragment = range.createContextualFragment(markup);
    for (const each of fragment.querySelectorAll("[class]")) {
      const words = each.getAttribute("class");
      if (!words.split(" ").some((word) => DAY.test(word))) continue;
      const kind = kindOf(words);
      kind.elements.push(each);
      each.classList.toggle("off", kind.isOff);
      each.classList.toggle("new", kind.isNew);
    }
    const added = [...fragment.children];
    next.before(fragment);
    if (next instanceof Comment) next.remove();
    if (isUnlinked) added.forEach(findLinks);
  }

  async function choose(day) {
    days[day].checked = true;
    if (day < last) {
      picker.ariaBusy = "true";
      await unpack();
      picker.ariaBusy = null;
    }
    if (days[day].checked && day !== shown) turn(day);
    center();
  }

  async function follow() {
    const name = decodeURIComponent(location.hash.slice(1));
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

  // The gists of paragraphs that nothing cites, where they are many.

  async function addGists() {
    const found = await inflate(data.gists);
    for (const head of page.querySelectorAll("#sources ~ article > h3")) {
      const [places, items] = found[/\d+/.exec(head.textContent)[0]] ?? [[], ""];
      const list = head.parentElement.querySelector("ul");
      const added = range.createContextualFragment(items);
      for (const place of places) list.insertBefore(added.firstChild, list.children[place] ?? null);
      texts.delete(head.parentElement);
    }
    document.getElementById("ungisted")?.remove();
    filter();
  }

  // The links of a long page: from [6 ¶1] to the paragraph, and from there to what cites it.

  const CITED = /\[(\d+)\u00a0¶(\d[\d,-]*)/;
  const backs = [];
  const targets = new WeakMap();
  const NUMBERS = /^ ?\[(\d+(?:,\d+)*)\]$/;

  function link(target, text) {
    const made = document.createElement("a");
    made.href = `#${target}`;
    made.textContent = text;
    return made;
  }

  const paragraphs = new Map();

  /** Return the paragraph of a source that a citation leads to: the run, or what it begins with. */
  function paragraphOf(source, run) {
    if (!paragraphs.has(source)) {
      const items = [...document.getElementById(source).parentElement.querySelectorAll("li")];
      const runs = items.map((each) => [/\d+(-\d+)?/.exec(each.firstChild.textContent)[0], each]);
      paragraphs.set(source, new Map(runs));
    }
    const known = paragraphs.get(source);
    const [first, end = first] = run.split("-").map(Number);
    const isWithin = (each) => first <= Number(each) && Number(each) <= end;
    const found = known.has(run) ? run : [...known.keys()].find(isWithin);
    if (!found) return null;
    const item = known.get(found);
    item.id ||= `${source}.${found}`;
    return item.id;
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
    const known = targets.get(item) ?? new Set();
    const found = new Set(textsIn(item).flatMap((each) => linkText(each, sources)));
    const added = [...found].filter((each) => !known.has(each));
    targets.set(item, new Set([...known, ...added]));
    for (const each of [...item.childNodes]) {
      // What follows the last citation marks the point.
      if (!(each instanceof Text) || !/^\] \w/.test(each.data)) continue;
      const rest = each.splitText(2);
      const marks = document.createElement("i");
      rest.replaceWith(marks);
      marks.append(rest);
    }
    for (const each of added) {
      const back = link(item.id, label);
      backs.push([back, item]);
      const paragraph = document.getElementById(each);
      let refs = paragraph.querySelector("small");
      if (!refs) {
        refs = document.createElement("small");
        paragraph.append(" ", refs);
      }
      refs.append(...(refs.firstChild ? [" ", back] : [back]));
    }
    dateBacks(backs.slice(-added.length || backs.length));
  }

  /** Hide what leads back to a point on the days on which the point is hidden. */
  function dateBacks(some) {
    for (const [back, item] of some) back.classList.toggle("off", item.closest(".off") !== null);
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

  const LINKED = [
    ["#key-points > article > ul > li", linkPoint],
    [".timeline > li > p", linkNumbers],
    [
      "#agreed-more ~ table td:last-child, #next-more ~ dl dd, #minor-disputes article",
      (its, sources) => textsIn(its).forEach((text) => linkText(text, sources)),
    ],
  ];
  const left = [];
  let sources = null;

  /** Find what in an element of the page, or around it, is to have links. */
  function findLinks(element) {
    if (!left.length) gisted.then(() => requestIdleCallback(linkSome));
    for (const [selector, make] of LINKED) {
      const around = element.closest(selector);
      const found = around ? [around] : element.querySelectorAll(selector);
      for (const each of found) left.push([make, each]);
    }
  }

  /** Make links for as long as nothing else is to be done, so that the page can be read meanwhile. */
  function linkSome(deadline) {
    if (!sources) {
      const heads = [...page.querySelectorAll("#sources ~ article > h3")];
      sources = new Map(heads.map((each) => [/\d+/.exec(each.textContent)[0], each.id]));
    }
    do {
      for (const [make, each] of left.splice(-200)) make(each, sources);
    } while (left.length && deadline.timeRemaining() > 5);
    if (left.length) {
      requestIdleCallback(linkSome);
      return;
    }
    document.getElementById("unlinked")?.remove();
    if (!page.querySelector(":target")) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }

  // What links lead to has to be there.
  const gisted = data.gists && window.DecompressionStream ? addGists() : Promise.resolve();
  const isUnlinked = document.getElementById("unlinked") !== null;
  if (isUnlinked) findLinks(page);
  follow();
})();
