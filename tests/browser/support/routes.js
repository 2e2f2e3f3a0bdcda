// The pages of the router's own table, each as an address that exists in the demo.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { project, ROUND } from "./program.js";

/** A unit of the demo whose figures were read. */
const UNIT = "ldld-nghe-an";

/** What a part of an address stands for, and on which page links with it are found. */
const PARTS = {
  "/dot/{round}/don-vi/{unit}": `/dot/${ROUND}`,
  "/dot/{round}/so-lieu/{unit}/{indicator}/{period}": `/dot/${ROUND}/so-lieu?don-vi=${UNIT}`,
  "/thu/{digest}": "/thu",
};

/** Pages that look different by what is asked for: the address, or where a link leads there. */
const VIEWS = [
  ["figures of a unit", `/dot/${ROUND}/so-lieu?don-vi=${UNIT}`],
  ["figures of an indicator", `/dot/${ROUND}/so-lieu?chi-tieu=A02`],
  ["figures of a group", `/dot/${ROUND}/so-lieu?khoi=province`],
  ["one thing of the queue", "/can-xem", "article.thing h2 a"],
  ["things that are alike", "/can-xem", "article.thing p.what a"],
];

/** Answers that are files or words for machines, not pages. */
const NO_PAGES = [
  /^\/static\//,
  /^\/(healthz|readyz)$/,
  /\/tai-ve\//,
  /^\/thu\/\{digest\}\/(goc|tep)/,
  // Redirects to the first round.
  /^\/$/,
  // Without a valid link it only refuses; the office of the payloads opens a valid one.
  /^\/dat-mat-khau$/,
];

/** Every address that is looked at, as the router's table has it. */
export function table() {
  const source = readFileSync(project("src", "web", "routes.rs"), "utf8");
  const looks = source.matchAll(/(?:look\(|administer\(|everybody\(\s*Method::Get,)\s*"([^"]+)"/g);
  const all = [...looks].map((found) => found[1]);
  assert.ok(all.includes("/dot/{round}"), "the table of routes is not where it was");
  return all;
}

/** An address for each page, with the one that is refused. */
export async function pages(page, url) {
  const addresses = [];
  for (const route of table()) {
    if (!NO_PAGES.some((pattern) => pattern.test(route))) {
      addresses.push({ route, address: await example(page, url, route) });
    }
  }
  for (const [route, address, link] of VIEWS) {
    if (link) {
      await page.goto(url + address);
    }
    const href = link ? await page.$eval(link, (a) => a.getAttribute("href")) : address;
    addresses.push({ route, address: href.replace(/#.*/, "") });
  }
  return [...addresses, { route: "(404)", address: "/khong-co" }];
}

/** An address for a route; a route that nobody knows how to fill is an error of this file. */
async function example(page, url, route) {
  const simple = route.replace("{round}", ROUND);
  if (!simple.includes("{")) {
    return simple;
  }
  assert.ok(PARTS[route], `say in support/routes.js where ${route} is linked`);
  await page.goto(url + PARTS[route]);
  const links = await page.$$eval("main a[href]", (all) => all.map((a) => a.getAttribute("href")));
  const shape = new RegExp(`^${simple.replace(/\{\w+\}/g, "[^/?#]+")}(?=$|[?#])`);
  const found = links.find((href) => shape.test(href));
  assert.ok(found, `no link like ${route} on ${PARTS[route]}`);
  return shape.exec(found)[0];
}
