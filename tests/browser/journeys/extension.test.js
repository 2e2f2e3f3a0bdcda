// An extension: granted on the unit's page, and what was late no longer is.
import assert from "node:assert/strict";

import { journey } from "../support/journey.js";

journey("a late unit that gets more time is late no longer, until that is undone", async (person) => {
  await person.open("/");
  const row = "table.list tr.late";
  const href = await person.page.$eval(`${row} th[scope=row] a`, (link) => link.getAttribute("href"));
  await person.follow(`${row} th[scope=row] a`);
  assert.match(await person.text("main .state"), /Trễ/);
  const form = 'form:has(input[name="what"][value="extend"])';
  await person.press('details:has(input[name="what"][value="extend"]) summary');
  await person.date(`${form} input[name="until"]`, "2023-12-31");
  await person.write(`${form} input[name="reason"]`, "Có công văn xin lùi hạn");
  await person.follow(`${form} button`);
  assert.match(await person.text(".notice"), /31\/12\/2023/);
  assert.doesNotMatch(await person.text("main .state"), /Trễ/);
  person.contentIn(6);
  await person.follow(".notice button");
  assert.ok(person.page.url().includes(href));
  assert.match(await person.text("main .state"), /Trễ/);
});
