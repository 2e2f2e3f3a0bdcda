// What a screen reader is told of the main pages, kept in trees/. UPDATE=1 accepts what is there.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { after, before, test } from "node:test";

import { DESK, openBrowser } from "../support/browser.js";
import { here } from "../support/program.js";
import { pages } from "../support/routes.js";

/** Of things that come in numbers, so many are kept. */
const ALIKE = 4;

const url = process.env.TONGHOP_DEMO;
let browser;
let page;

before(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
  await page.setViewport(DESK);
});
after(() => browser?.close());

test("a screen reader is told the same as when the trees were last read", async (t) => {
  const all = await pages(page, url);
  for (const { route, address } of all) {
    await t.test(route, () => sameTree(route, address));
  }
});

async function sameTree(route, address) {
  await page.goto(url + address);
  const tree = await page.accessibility.snapshot({ interestingOnly: true });
  const text = `${lines(tree, 0).join("\n")}\n`;
  const name = route.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const file = path.join(here, "trees", `${name}.txt`);
  if (process.env.UPDATE) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  assert.ok(existsSync(file), `${file} is missing: run with UPDATE=1 and read it`);
  assert.equal(text, readFileSync(file, "utf8"));
}

/** A node and what is in it; of neighbours of one role only the first few. */
function lines(node, depth) {
  const own = `${"  ".repeat(depth)}${node.role}${described(node)}`;
  const children = (node.children ?? []).filter((child) => tells(node, child));
  const seen = new Map();
  const below = [];
  for (const child of children) {
    const count = (seen.get(child.role) ?? 0) + 1;
    seen.set(child.role, count);
    if (count <= ALIKE || child.role === "heading") {
      below.push(...lines(child, depth + 1));
    }
  }
  for (const [role, count] of seen) {
    if (count > ALIKE && role !== "heading") {
      below.push(`${"  ".repeat(depth + 1)}… more of ${role}`);
    }
  }
  return [own, ...below];
}

/** Fields for dates are the browser's own; a text that only repeats the name above it tells nothing. */
function tells(parent, { role, name }) {
  const text = role === "StaticText" || role === "LineBreak";
  return role !== "spinbutton" && !(text && (parent.name ?? "").includes(name ?? ""));
}

function described(node) {
  const parts = [];
  if (node.name) {
    parts.push(` "${stable(node.name)}"`);
  }
  for (const key of ["level", "checked", "expanded", "required", "haspopup"]) {
    if (node[key]) {
      parts.push(` ${key}=${node[key]}`);
    }
  }
  return parts.join("");
}

/** Without what differs from run to run: hours of this day, ids, keys. */
function stable(name) {
  return name
    .replace(/\b[0-9a-f]{12,64}\b/g, "KEY")
    .replace(/\d{1,2}:\d{2}(:\d{2})?/g, "HH:MM")
    .replace(/\d{1,2}\/\d{1,2}\/20(2[4-9]|[3-9]\d)/g, "TODAY")
    .replace(/\d{1,2}h\d{2}( ngày)? TODAY/g, "HHhMM$1 TODAY")
    .replace(/TODAY \d{1,2}h\d{2}/g, "TODAY HHhMM")
    .replace(/\/[^ ]*\/tonghop-demo-[^ /]*/g, "FOLDER")
    .replace(/\s+/g, " ")
    .trim();
}
