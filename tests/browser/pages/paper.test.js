// The late list of 150 units on paper: a header on each page, no row cut, at most five A4 pages.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";

import { openBrowser, Person } from "../support/browser.js";
import { Office, project, ROUND } from "../support/program.js";

const UNITS = 150;
const PAGES = 5;

const round = mkdtempSync(path.join(tmpdir(), "tonghop-round-"));
let office;
let browser;

before(async () => {
  cpSync(project("config", "rounds", ROUND), round, { recursive: true });
  const list = path.join(round, "units.csv");
  writeFileSync(list, withMore(readFileSync(list, "utf8")));
  office = new Office(round);
  await office.open();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await office?.close();
  rmSync(round, { recursive: true });
});

test("150 units print on at most five pages, with the header on each and no row cut", async () => {
  const person = await Person.at(browser, office.url);
  await office.enter(person.page, "lan", "reader");
  await person.open(`/dot/${ROUND}`);
  const rows = await person.page.$$eval("table.list th[scope=row] a", (links) => links.map((a) => a.textContent.trim()));
  assert.equal(rows.length, UNITS);
  const [, header] = await person.page.$$eval("thead th", (all) => all.map((th) => th.textContent.trim()));
  const file = path.join(office.folder, "list.pdf");
  // On the paper that the style sheet asks for, as from the browser's own menu.
  await person.page.pdf({ path: file, preferCSSPageSize: true });
  const said = poppler("pdfinfo", [file]);
  assert.match(said, /Page size:.*A4/);
  const pages = Number(/Pages:\s+(\d+)/.exec(said)[1]);
  assert.ok(pages <= PAGES, `${pages} pages`);
  // In the order in which the page was drawn: row by row, each cell's lines together.
  const sheets = poppler("pdftotext", ["-raw", file, "-"]).split("\f").filter((sheet) => sheet.trim());
  assert.equal(sheets.length, pages);
  for (const [index, sheet] of sheets.entries()) {
    const lines = sheet.split("\n").map(oneLine);
    const head = lines.findIndex((line) => line.includes(header));
    assert.ok(head >= 0, `page ${index + 1} has no header:\n${sheet}`);
    // After the header a row or a group begins; the rest of a cut row would not.
    assert.match(lines[head + 1], /^(\d+|[IVX]+\.|Tổng)/, `the top of page ${index + 1}`);
  }
  const cut = rows.filter((name) => !sheets.some((sheet) => oneLine(sheet).includes(oneLine(name))));
  assert.deepEqual(cut, [], "each name stands on one page");
});

const oneLine = (text) => text.normalize("NFC").replace(/\s+/g, " ").trim();

function poppler(program, words) {
  const done = spawnSync(program, words, { encoding: "utf8", maxBuffer: 1 << 26 });
  assert.equal(done.status, 0, `${program}: ${done.error ?? done.stderr}`);
  return done.stdout;
}

/** The round's list with as many corporations more as make 150 rows. */
function withMore(csv) {
  const [head, ...lines] = csv.trimEnd().split("\n");
  const columns = head.split(",");
  const blank = Object.fromEntries(columns.map((column) => [column, ""]));
  // The office that receives the reports stands in the list of units, not in the late list.
  const listed = lines.filter((line) => !line.includes(",receiver,")).length;
  const more = Array.from({ length: UNITS - listed }, (_, index) => {
    const name = `Công đoàn Tổng công ty Thử nghiệm và Phát triển số ${index + 1}`;
    const unit = { ...blank, code: `cd-thu-${index + 1}`, name, group: "corporation", expected: "yes" };
    return columns.map((column) => unit[column]).join(",");
  });
  return `${[head, ...lines, ...more].join("\n")}\n`;
}
