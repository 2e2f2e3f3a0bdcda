// Drafts to those that have not sent: made and taken along, nothing is sent.
import assert from "node:assert/strict";

import { journey } from "../support/journey.js";
import { ROUND } from "../support/program.js";

const PROMISED = 10;

journey("drafts to ten units are made in at most four clicks, each warning before the eyes", async (person) => {
  await person.open(`/dot/${ROUND}/chua-nop`);
  // Those without a warning are ticked, and no other.
  const chosen = new Set(await codes(person, "input[name=unit]:checked"));
  assert.equal(chosen.size, await count(person, "input[name=unit]"));
  assert.equal(await count(person, "input[name=looked]:checked"), 0);
  // Units with the same warning have one box, beside the words of the warning.
  while (chosen.size < PROMISED) {
    const box = "input[data-all]:not(:checked)";
    const warning = await person.page.$eval(box, (field) => field.closest("tr").querySelector("th").innerText);
    assert.match(warning, /\S+ \S+.* \d+ đơn vị$/);
    (await codes(person, box, 1)).forEach((code) => chosen.add(code));
    await person.press(box);
  }
  const { name, bytes } = await person.save('form button[name="as"][value="zip"]');
  assert.match(name, /\.zip$/);
  // Each draft has one entry in the archive's directory, with its name in the clear.
  const drafts = bytes.toString("latin1").match(/PK\x01\x02[^]{42}[^]*?\.eml/g) ?? [];
  assert.equal(drafts.length, chosen.size);
  person.contentIn(4);
});

journey("who ticks a group sees its units ticked and counted", async (person) => {
  await person.open(`/dot/${ROUND}/chua-nop`);
  const before = await count(person, "td.tick input:not([data-all]):checked");
  const group = await codes(person, "input[data-all]", 1);
  await person.press("input[data-all]");
  assert.equal(await count(person, "input[name=looked]:not([data-all]):checked"), group.length);
  assert.equal(await person.text("[data-ticked] b"), String(before + group.length));
  await person.press(`input[value="${group[0]}"]`);
  assert.equal(await count(person, "input[data-all]:checked"), 0);
  assert.equal(await person.text("[data-ticked] b"), String(before + group.length - 1));
}, [true]);

const count = (person, selector) => person.page.$$eval(selector, (all) => all.length);

/** The codes of units that boxes stand for; of the first so many boxes. */
const codes = (person, selector, boxes = Infinity) =>
  person.page.$$eval(selector, (all, most) => all.slice(0, most ?? all.length).flatMap((box) => box.value.split(" ")), boxes);
