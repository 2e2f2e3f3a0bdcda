// The queue: ten things one after another, each settled as proposed with one click.
import assert from "node:assert/strict";

import { journey } from "../support/journey.js";

const FORM = 'form[action="/can-xem/nhan-het"]';
const UNDO = '.notice button, form[action="/can-xem/bo-nhan"] button';

journey("ten things of the queue are settled with a click each, and one is undone", async (person) => {
  await person.open("/");
  await person.follow('nav a[href="/can-xem"]');
  const before = await waiting(person);
  const settled = new Set();
  for (let done = 0; done < 10; done += 1) {
    const id = await person.page.$eval(`article.thing:has(${FORM})`, (thing) => thing.id);
    settled.add(id);
    await person.follow(`article.thing ${FORM} button`);
    assert.equal(await person.page.$(`article.thing[id="${id}"]`), null, `${id} waits no more`);
  }
  assert.equal(settled.size, 10, "each time another thing was settled");
  // What a decision brings up (a letter now known has figures to be looked at) waits as well.
  const left = await waiting(person);
  assert.ok(left < before, `${before} waited, ${left} wait`);
  person.contentIn(11);
  await person.follow(UNDO);
  assert.ok((await waiting(person)) > left, "what was undone waits again");
  person.contentIn(12);
});

/** What the menu says waits. */
async function waiting(person) {
  return Number(await person.text('nav a[href="/can-xem"] .count'));
}
