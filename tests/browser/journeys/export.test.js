// The list in the formats of an office, from the first page.
import assert from "node:assert/strict";

import { journey } from "../support/journey.js";
import { ROUND } from "../support/program.js";

journey("the list is taken along as Excel or CSV with a click", async (person) => {
  await person.open("/");
  const excel = await person.save('main a[href$="/late.xlsx"]');
  assert.match(excel.name, /\.xlsx$/);
  assert.equal(excel.bytes.subarray(0, 2).toString("latin1"), "PK");
  if (await person.page.$('main a[href$="/late.csv"]')) {
    const csv = await person.save('main a[href$="/late.csv"]');
    assert.match(csv.bytes.toString("utf8"), /Trễ/);
  }
  assert.ok(person.page.url().endsWith(`/dot/${ROUND}`));
  person.contentIn(2);
});
