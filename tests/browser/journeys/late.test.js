// Who is late: the first thing that one sees.
import assert from "node:assert/strict";

import { journey } from "../support/journey.js";

journey("who is late is found without a click, and the proof with one", async (person) => {
  await person.open("/");
  const late = "table.list tr.late";
  assert.match(await person.text(late), /Trễ \d+ ngày/);
  const name = await person.text(`${late} th[scope=row]`);
  await person.follow(`${late} th[scope=row] a`);
  assert.ok((await person.text("main")).includes(name.trim()), name);
  person.contentIn(1);
});
