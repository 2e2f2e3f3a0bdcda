// Scripts in every field that a stranger can fill stay text on every page.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";

import { openBrowser, Person } from "../support/browser.js";
import { letterOf } from "../support/letters.js";
import { here, Office, project, ROUND } from "../support/program.js";

/** Of pages of one shape so many are opened; of letters all. */
const ALIKE = 25;

const PAYLOADS = JSON.parse(readFileSync(path.join(here, "payloads.json"), "utf8"));
const office = new Office();
let browser;
let person;

before(async () => {
  const heads = letterheads();
  PAYLOADS.forEach((payload, index) => {
    const letter = letterOf(payload, index + 1, heads[index % heads.length]);
    writeFileSync(path.join(office.mail, `${String(index + 1).padStart(3, "0")}.eml`), letter);
  });
  await office.open();
  browser = await openBrowser();
  person = await Person.at(browser, office.url);
  await office.enter(person.page, "lan", "administrator");
});
after(async () => {
  await browser?.close();
  await office.close();
});

test("there are at least 150 payloads, each once", () => {
  assert.ok(new Set(PAYLOADS).size >= 150, `${PAYLOADS.length}`);
});

test("nothing that a stranger wrote runs or becomes part of a page", async () => {
  const seen = await everyPage();
  const letters = seen.filter((address) => /^\/thu\/[0-9a-f]+$/.test(address));
  const listed = seen.length > 1 && seen.some((address) => address.startsWith("/thu"));
  assert.ok(!listed || letters.length >= PAYLOADS.length, `${letters.length} letters were opened`);
  assert.deepEqual(person.complaints, []);
});

/** Opens what is linked from anywhere, and looks at each page. */
async function everyPage() {
  const waiting = ["/"];
  const known = new Set(waiting);
  const opened = [];
  const shapes = new Map();
  for (let address = waiting.shift(); address; address = waiting.shift()) {
    const answer = await person.page.goto(office.url + address, { waitUntil: "load" });
    if (answer.status() === 404) {
      continue;
    }
    assert.ok(answer.status() < 400, `${address}: ${answer.status()}`);
    opened.push(address);
    const { strange, links } = await person.page.evaluate(looked);
    assert.deepEqual(strange, [], `on ${address}`);
    for (const link of links) {
      const shape = link.replace(/\?.*/, "?").replace(/^(\/dot\/[^/]+\/[^/]+\/).*/, "$1");
      const count = shapes.get(shape) ?? 0;
      const all = /^\/thu(\/[0-9a-f]+)?$/.test(link);
      if (!known.has(link) && (all || count < ALIKE)) {
        shapes.set(shape, count + 1);
        known.add(link);
        waiting.push(link);
      }
    }
  }
  return opened;
}

/** Runs in the page: what no page of ours has, and where its links lead. */
function looked() {
  const strange = [];
  const note = (element, why) => strange.push(`${why}: ${element.outerHTML.slice(0, 200)}`);
  if (window.tonghopRan !== undefined) {
    strange.push("a script ran");
  }
  const never =
    "x-chen, xss, iframe, frame, object, embed, img, image, video, audio, source, base, math, style, template, marquee, noscript, xmp, plaintext, script:not([src^='/static/']), link:not([href^='/static/']), meta[http-equiv], animate, set";
  document.querySelectorAll(never).forEach((element) => note(element, "element"));
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on") || ["style", "srcdoc", "background", "srcset", "xlink:href", "ng-app", "v-html"].includes(name)) {
        note(element, name);
      }
      const leads = ["href", "src", "action", "formaction", "data"].includes(name);
      if (leads && !/^([#?]|\/(?![/\\])|mailto:|tel:)/.test(value)) {
        note(element, name);
      }
    }
  }
  if (document.scripts.length !== 1 || document.scripts[0].text !== "") {
    strange.push("another script");
  }
  const hrefs = [...document.querySelectorAll("a[href^='/']")].map((a) => a.getAttribute("href").replace(/#.*/, ""));
  const files = /\/(tai-ve|tep|goc)(\/|$)|^\/static\//;
  return { strange, links: hrefs.filter((href) => !files.test(href)) };
}

/** The letterheads of the round's units. */
function letterheads() {
  const lines = readFileSync(project("config", "rounds", ROUND, "units.csv"), "utf8").split("\n");
  const heads = lines.flatMap((line) => /LIÊN ĐOÀN LAO ĐỘNG TỈNH [^,;"]+/.exec(line)?.[0] ?? []);
  assert.ok(heads.length > 20);
  return heads;
}
