// What citation-js reads in a file of BibTeX, RIS or CSL.
import { readFileSync } from "node:fs";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-ris";
import { answer, asked } from "./talk.mjs";

await answer(asked.files, (path) => new Cite(readFileSync(path, "utf8")).data);
