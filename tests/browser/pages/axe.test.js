// axe-core finds nothing on any page: wide and narrow, light and dark.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import process from "node:process";
import { after, before, test } from "node:test";

import { DESK, openBrowser, PHONE } from "../support/browser.js";
import { pages } from "../support/routes.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const url = process.env.TONGHOP_DEMO;
let browser;
let page;

before(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
  // For axe alone, which runs in the page.
  await page.setBypassCSP(true);
});
after(() => browser?.close());

test("axe finds nothing on any page, wide and narrow, light and dark", async (t) => {
  const all = await pages(page, url);
  for (const { route, address } of all) {
    await t.test(`${route} is without violations`, () => looksGood(address));
  }
});

async function looksGood(address) {
  const faults = [];
  await page.goto(url + address);
  await page.evaluate(AXE);
  for (const screen of [DESK, PHONE]) {
    await page.setViewport(screen);
    for (const scheme of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      const where = `${address} at ${screen.width} px, ${scheme}`;
      faults.push(...(await violations()).map((fault) => `${where}: ${fault}`));
    }
    if (await scrollsSideways()) {
      faults.push(`${address} at ${screen.width} px: the page is wider than the screen`);
    }
  }
  assert.deepEqual(faults, []);
}

async function violations() {
  const found = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
  return found.violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map((node) => node.target.join(" "));
    return `${id} (${help}) ${nodes.length}×: ${places.join(" | ")}`;
  });
}

const scrollsSideways = () =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
