// What Markwhen's parser reads: messages, and the events of each group.
import { readFileSync } from "node:fs";
import { parse } from "@markwhen/parser";
import { answer, asked } from "./talk.mjs";

function event(each) {
  return {
    from: each.dateRangeIso?.fromDateTimeIso,
    to: each.dateRangeIso?.toDateTimeIso,
    title: each.firstLine?.restTrimmed,
    tags: each.tags,
    properties: each.properties,
    percent: each.percent ?? null,
    completed: each.completed ?? null,
    items: each.matchedListItems?.length ?? 0,
    lines: each.supplemental.filter((line) => line.type === "text").map((line) => line.raw),
    others: each.supplemental.filter((line) => !["text", "paragraphBreak"].includes(line.type)),
    nested: each.children?.length ?? 0,
  };
}

await answer(asked.files, (path) => {
  const read = parse(readFileSync(path, "utf8"));
  return {
    messages: [...read.parseMessages, ...read.documentMessages].map((each) => each.message ?? each),
    title: read.header.title,
    groups: read.events.children.map((each) => ({
      title: each.title ?? null,
      events: (each.children ?? []).map(event),
    })),
  };
});
