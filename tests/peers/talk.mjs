// How each program here is spoken to: one JSON value on standard input, one on standard output.
import { readFileSync } from "node:fs";

export const asked = JSON.parse(readFileSync(0, "utf8"));

/** Read every file that was asked about, two at a time; `files` names them by case. */
export async function answer(files, read) {
  const found = {};
  const left = Object.entries(files);
  const work = async () => {
    for (let next; (next = left.shift()); ) found[next[0]] = await read(next[1], next[0]);
  };
  await Promise.all([work(), work()]);
  process.stdout.write(JSON.stringify(found));
}
