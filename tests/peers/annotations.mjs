// What a JSON-LD processor makes of the annotations: the same in terms of the vocabulary alone.
import { readFileSync } from "node:fs";
import jsonld from "jsonld";
import { answer, asked } from "./talk.mjs";

const OA = "http://www.w3.org/ns/oa#";
const AS = "http://www.w3.org/ns/activitystreams#";
const NUMBER = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger";
const named = (id) => ({ "@id": id, "@type": "@id" });
const chosen = (id) => ({ "@id": id, "@type": "@vocab" });
const numbered = (id) => ({ "@id": id, "@type": NUMBER });
const words = ["exact", "prefix", "suffix"].map((word) => [word, OA + word]);
const ours = [
  "Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector",
  "TimeState", "commenting", "identifying", "describing", "tagging",
].map((term) => [term, OA + term]);

// The terms that we use, written out from the Web Annotation Vocabulary (W3C Recommendation, 23
// February 2017): nothing is fetched. It stands for the published context, and is not that file.
const CONTEXT = {
  id: "@id",
  type: "@type",
  ...Object.fromEntries([...ours, ...words]),
  AnnotationCollection: `${AS}OrderedCollection`,
  AnnotationPage: `${AS}OrderedCollectionPage`,
  label: "http://www.w3.org/2000/01/rdf-schema#label",
  total: numbered(`${AS}totalItems`),
  first: named(`${AS}first`),
  startIndex: numbered(`${AS}startIndex`),
  items: { "@id": `${AS}items`, "@type": "@id", "@container": "@list" },
  motivation: chosen(`${OA}motivatedBy`),
  purpose: chosen(`${OA}hasPurpose`),
  body: named(`${OA}hasBody`),
  target: named(`${OA}hasTarget`),
  source: named(`${OA}hasSource`),
  selector: named(`${OA}hasSelector`),
  state: named(`${OA}hasState`),
  cached: named(`${OA}cachedSource`),
  start: numbered(`${OA}start`),
  end: numbered(`${OA}end`),
  value: "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
  format: "http://purl.org/dc/elements/1.1/format",
};

async function documentLoader(url) {
  if (url !== "http://www.w3.org/ns/anno.jsonld") throw new Error(`${url} would be fetched`);
  return { contextUrl: null, documentUrl: url, document: { "@context": CONTEXT } };
}

await answer(asked.files, async (path) => {
  const document = JSON.parse(readFileSync(path, "utf8"));
  // Safe: whatever would be dropped, as a key without a meaning is, is an error.
  return jsonld.expand(document, { documentLoader, safe: true });
});
