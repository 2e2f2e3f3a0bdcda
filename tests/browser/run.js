// Runs the browser tests: one demo for all files, one file after another, one summary at the end.
//
//   node tests/browser/run.js [FILE …]      with the built program in target/debug or $TONGHOP
//
// A demo that runs already may be named in $TONGHOP_DEMO, so that one file is tried quickly.
// Files of pages/ only look and come first; those of journeys/ change what the demo shows.
import { readdirSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { run } from "node:test";
import { spec as Spec } from "node:test/reporters";

import { here, startDemo } from "./support/program.js";

const chosen = process.argv.slice(2).map((file) => path.resolve(file));
const files = chosen.length > 0 ? chosen : ["pages", "journeys"].flatMap(testsIn);
const demo = process.env.TONGHOP_DEMO ? null : await startDemo();
process.env.TONGHOP_DEMO ??= demo.url;
const tests = run({ files, concurrency: 1, timeout: 240_000 });
tests.on("test:fail", () => {
  process.exitCode = 1;
});
tests.compose(new Spec()).pipe(process.stdout);
tests.on("end", () => demo?.stop());

function testsIn(folder) {
  const names = readdirSync(path.join(here, folder)).filter((name) => name.endsWith(".test.js"));
  return names.sort().map((name) => path.join(here, folder, name));
}
