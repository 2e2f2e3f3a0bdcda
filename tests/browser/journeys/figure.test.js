// A figure that was read wrongly: opened in its cell, corrected with a reason, and the original kept.
import assert from "node:assert/strict";

import { journey } from "../support/journey.js";
import { ROUND } from "../support/program.js";

journey("a figure is corrected in three clicks and shows who it was and what came", async (person) => {
  // Where one sees that a figure is wrong: among the others of its unit.
  await person.open(`/dot/${ROUND}/so-lieu?don-vi=ldld-nghe-an`);
  await person.follow('td.cell a[href*="/A02/"]');
  const form = 'form:has(input[name="what"][value="figure"]):has(input[name="reason"])';
  await person.write(`${form} input[name="value"]`, "4321");
  await person.page.focus(`${form} input[name="reason"]`);
  await person.page.keyboard.type("Đơn vị báo nhầm");
  await person.follow(`${form} button`);
  person.contentIn(3);
  assert.match(await person.text("main"), /4\.321/);
  assert.match(await person.text("main"), /Đơn vị báo nhầm/);
});
