// Prints the seconds that Markwhen's own parser takes for a file.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../tests/peers/package.json", import.meta.url));
const { parse } = require("@markwhen/parser");
const text = readFileSync(process.argv[2], "utf-8");
parse(text);  // once for the compiler
const start = performance.now();
parse(text);
console.log((performance.now() - start) / 1000);
