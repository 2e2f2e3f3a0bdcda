// The built program for the browser: the demo, and offices with a mailbox of their own.
import { spawn, spawnSync } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** The folder of these tests. */
export const here = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** A file of the project. */
export const project = (...parts) => path.resolve(here, "..", "..", ...parts);

/** The round of the demo and of offices that name no other. */
export const ROUND = "ctr01-2023";

const PROGRAM = process.env.TONGHOP ?? project("target", "debug", "tonghop");

const PASSWORD = "mot hai ba bon nam";

/** The demo, once every letter has been read. */
export async function startDemo() {
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), "tonghop-browser-"));
  const started = start(["demo", "--fast", "--listen", `127.0.0.1:${port}`], folder, {
    TMPDIR: folder,
  });
  // The last line that `demo` says, once each letter stands in the list.
  await until(started, () => started.told().includes("Mọi thư mẫu đã đến"), 120_000);
  return { url: `http://127.0.0.1:${port}`, stop: started.stop };
}

/** A running daemon on a mailbox folder: `mail` holds letters, `round` is a folder of a round. */
export class Office {
  #daemon;

  constructor(round = project("config", "rounds", ROUND)) {
    this.folder = mkdtempSync(path.join(tmpdir(), "tonghop-browser-"));
    this.mail = path.join(this.folder, "mail");
    mkdirSync(this.mail);
    this.round = round;
  }

  /** Takes in what lies in `mail`, then serves the pages. */
  async open() {
    const port = await freePort();
    this.url = `http://127.0.0.1:${port}`;
    writeFileSync(path.join(this.folder, "tonghop.toml"), configuration(this.round, port));
    this.run("import", "mail");
    const config = path.join(this.folder, "tonghop.toml");
    this.#daemon = start(["--config", config, "run"], this.folder);
    await until(this.#daemon, async () => (await ready(this.url)) === 200, 30_000);
  }

  /** Runs a command of the program to its end. */
  run(...words) {
    const config = path.join(this.folder, "tonghop.toml");
    const options = { cwd: this.folder, encoding: "utf8", maxBuffer: 1 << 26 };
    const done = spawnSync(PROGRAM, ["--config", config, ...words], options);
    if (done.status !== 0) {
      throw new Error(`${words.join(" ")}: ${done.status}\n${done.stdout}\n${done.stderr}`);
    }
    return done.stdout;
  }

  /** Lets a browser in as a new person, by the one-time link. */
  async enter(page, name, role) {
    const told = this.run("user", "link", name, "--role", role);
    const link = /\/dat-mat-khau\S*/.exec(told)[0];
    await page.goto(this.url + link);
    await page.type("input[name=password]", PASSWORD);
    await page.type("input[name=again]", PASSWORD);
    await Promise.all([page.waitForNavigation(), page.click("main button")]);
  }

  async close() {
    await this.#daemon?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const configuration = (round, port) => `data_dir = "data"
time_zone = "Asia/Ho_Chi_Minh"
language = "vi"
rounds = [${JSON.stringify(round)}]

[[mailbox]]
name = "thu-mau"
maildir = "mail"
poll_every = "1h"

[web]
listen = "127.0.0.1:${port}"
`;

/** A process of the program, with what it said. */
function start(words, folder, environment = {}) {
  const log = path.join(folder, "said");
  const said = openSync(log, "w");
  const env = { ...process.env, ...environment };
  delete env.TONGHOP_CONFIG;
  const child = spawn(PROGRAM, words, { cwd: folder, env, stdio: ["ignore", said, said] });
  closeSync(said);
  const ended = new Promise((resolve) => child.once("close", resolve));
  child.once("error", () => {});
  const stop = async () => {
    child.kill("SIGINT");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { child, stop, told: () => readFileSync(log, "utf8") };
}

async function until(started, done, milliseconds) {
  const end = Date.now() + milliseconds;
  while (!(await done())) {
    if (started.child.exitCode !== null || Date.now() > end) {
      throw new Error(`the program does not get there:\n${started.told()}`);
    }
    await sleep(100);
  }
}

const ready = (url) => fetch(`${url}/readyz`).then((answer) => answer.status, () => 0);

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
