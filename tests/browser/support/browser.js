// A person at a browser: clicks are counted, and whatever a script or the browser complains of is kept.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";

import puppeteer from "puppeteer-core";

/** The screens on which everything must work. */
export const DESK = { width: 1280, height: 900 };
export const PHONE = { width: 360, height: 740 };

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** A headless Chromium. */
export async function openBrowser() {
  assert.ok(existsSync(CHROMIUM), `${CHROMIUM} is missing: apt-get install chromium`);
  // Neither a sandbox (tests run as root in containers) nor shared memory of a certain size.
  const args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--lang=vi"];
  return puppeteer.launch({ executablePath: CHROMIUM, args });
}

/** One page of the browser with the person before it. */
export class Person {
  /** Clicks so far; choosing from a list and putting the cursor into a field are clicks. */
  clicks = 0;
  /** What must never happen: dialogs, errors of scripts, reports of the content security policy. */
  complaints = [];

  static async at(browser, url, { script = true, screen = DESK } = {}) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport(screen);
    await page.setJavaScriptEnabled(script);
    const person = new Person();
    person.page = page;
    person.url = url;
    person.context = context;
    person.#listen();
    return person;
  }

  #listen() {
    this.page.on("dialog", (dialog) => {
      this.complaints.push(`dialog: ${dialog.message()}`);
      dialog.dismiss().catch(() => {});
    });
    this.page.on("pageerror", (error) => this.complaints.push(`script: ${error.message}`));
    this.page.on("console", (message) => {
      // The name of a refused page is no complaint; the journeys look at the status themselves.
      if (["error", "warn"].includes(message.type()) && !/status of 4\d\d/.test(message.text())) {
        this.complaints.push(`console: ${message.text()}`);
      }
    });
  }

  /** Opens an address of the pages: where a journey starts, no click. */
  async open(path) {
    const answer = await this.page.goto(this.url + path, { waitUntil: "load" });
    assert.ok(answer.status() < 400, `${path}: ${answer.status()}`);
    return answer;
  }

  /** Clicks on what leads to another page, and waits for that. */
  async follow(selector) {
    const [answer] = await Promise.all([
      this.page.waitForNavigation({ waitUntil: "load" }),
      this.#click(selector),
    ]);
    const status = answer?.status() ?? 200;
    assert.ok(status < 400, `${selector} leads to ${this.page.url()}: ${status}\n${await this.text()}`);
  }

  /** Clicks on what only changes this page. */
  async press(selector) {
    await this.#click(selector);
  }

  /** Writes into a field; where the cursor already is, no click is needed. */
  async write(selector, text) {
    const field = await this.find(selector);
    const focused = await field.evaluate((element) => element === document.activeElement);
    if (!focused) {
      await this.#click(selector);
    }
    await field.evaluate((element) => element.select?.());
    await this.page.keyboard.type(text);
  }

  /** Sets a date, which a person types in the order of the browser's language. */
  async date(selector, day) {
    await this.#click(selector);
    await this.page.$eval(selector, (field, value) => (field.value = value), day);
  }

  /** Chooses from a list. */
  async choose(selector, value) {
    this.clicks += 1;
    assert.deepEqual(await this.page.select(selector, value), [value], selector);
  }

  async #click(selector) {
    const element = await this.find(selector);
    this.clicks += 1;
    // As a person does: away from the bars that stay at the edges of the window.
    await element.evaluate((node) => node.scrollIntoView({ block: "center" }));
    await element.click();
  }

  async find(selector) {
    const element = await this.page.$(selector);
    assert.ok(element, `nothing is ${selector} on ${this.page.url()}\n${await this.text()}`);
    return element;
  }

  /** Clicks on what hands out a file; its name and bytes. */
  async save(selector) {
    const folder = mkdtempSync(path.join(tmpdir(), "tonghop-saved-"));
    const session = await this.page.createCDPSession();
    await session.send("Browser.setDownloadBehavior", {
      behavior: "allow",
      browserContextId: this.context.id,
      downloadPath: folder,
      eventsEnabled: true,
    });
    const names = new Map();
    session.on("Browser.downloadWillBegin", (begun) => names.set(begun.guid, begun.suggestedFilename));
    const saved = new Promise((resolve) => {
      session.on("Browser.downloadProgress", ({ guid, state }) => {
        if (state !== "inProgress") {
          resolve({ state, name: names.get(guid) });
        }
      });
    });
    await this.#click(selector);
    const late = sleep(20_000, { state: "nothing was handed out" }, { ref: false });
    const { state, name } = await Promise.race([saved, late]);
    assert.equal(state, "completed", `${selector} on ${this.page.url()}`);
    const bytes = readFileSync(path.join(folder, name));
    rmSync(folder, { recursive: true });
    await session.detach();
    return { name, bytes };
  }

  /** What the page says. */
  text(selector = "body") {
    return this.page.$eval(selector, (element) => element.innerText);
  }

  /** Nothing went wrong so far, in at most so many clicks. */
  contentIn(clicks) {
    assert.deepEqual(this.complaints, []);
    assert.ok(this.clicks <= clicks, `${this.clicks} clicks, at most ${clicks} were promised`);
  }

  async leave() {
    await this.context.close();
  }
}
