// Drafts to those that have not sent: made and taken along, nothing is sent.
import assert from "node:assert/strict";

import { journey } from "../support/journey.js";
import { ROUND } from "../support/program.js";

// Of the ten, four have something that must be looked at first, so each of these is ticked by hand.
journey("drafts to ten units are made in five clicks, four of them for units with a warning", async (person) => {
  await person.open(`/dot/${ROUND}/chua-nop`);
  // Those that may be urged are ticked; those that should be looked at first a person ticks.
  const ticked = await count(person, "input[name=unit]:checked");
  for (let more = ticked; more < 10; more += 1) {
    await person.press("input[name=unit]:not(:checked)");
  }
  const { name, bytes } = await person.save('form button[name="as"][value="zip"]');
  assert.match(name, /\.zip$/);
  // Each draft has one entry in the archive's directory, with its name in the clear.
  const drafts = bytes.toString("latin1").match(/PK\x01\x02[^]{42}[^]*?\.eml/g) ?? [];
  assert.equal(drafts.length, Math.max(ticked, 10));
  person.contentIn(5);
});

const count = (person, selector) => person.page.$$eval(selector, (all) => all.length);
