// What ical.js reads: the calendar's name, and each entry.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import { answer, asked } from "./talk.mjs";

// A name for a calendar (RFC 7986) is text; ical.js does not know it, and would leave it escaped.
ICAL.design.icalendar.property.name = ICAL.design.icalendar.property.summary;

await answer(asked.files, (path) => {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  return {
    name: calendar.getFirstPropertyValue("name"),
    parts: calendar.getAllSubcomponents().map((each) => each.name),
    entries: calendar.getAllSubcomponents("vevent").map((part) => {
      const entry = new ICAL.Event(part);
      return {
        uid: entry.uid,
        // Its own text has no zeros before a year of antiquity.
        first: entry.startDate.toString().padStart(10, "0"),
        after: entry.endDate.toString().padStart(10, "0"),
        whole: entry.startDate.isDate && entry.endDate.isDate,
        title: entry.summary,
        place: entry.location ?? "",
        status: part.getFirstPropertyValue("status"),
        topics: part.getFirstProperty("categories")?.getValues() ?? [],
        stamp: part.getFirstPropertyValue("dtstamp").toString(),
        parts: part.getAllSubcomponents().length,
      };
    }),
  };
});
