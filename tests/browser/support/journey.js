// A journey is walked twice on the demo: as browsers are, and with scripts off.
import process from "node:process";
import { after, before, test } from "node:test";

import { openBrowser, Person } from "./browser.js";

/** Walks a journey; its name is what holds when it is green. */
export function journey(name, walk, ways = [true, false]) {
  let browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser?.close());
  for (const script of ways) {
    test(`${name}${script ? "" : " (without JavaScript)"}`, async () => {
      const person = await Person.at(browser, process.env.TONGHOP_DEMO, { script });
      await walk(person);
      await person.leave();
    });
  }
}
