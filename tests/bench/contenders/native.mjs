// SPDX-License-Identifier: MIT
// The engine's work as a native program: with the same text in and out, and the computation alone.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { buildPreset } from "../../../web/cmake.mjs";
import { facade } from "./facade.mjs";

/** Builds the program and starts it. It ends when it is closed, or with this process. */
export async function nativeContender() {
  const program = new Program(join(await buildPreset("native", "margin_bench"), "tests/bench/native/margin_bench"));
  try {
    return contender(program, await facade(await program.text("schema")));
  } catch (error) {
    program.close();
    throw error;
  }
}

function contender(program, door) {
  const places = new Map();

  const hold = async ({ name, accounts, orders }) => {
    if (places.has(name)) return places.get(name);
    const place = places.size;
    places.set(name, place);
    for (const [i, account] of accounts.entries()) {
      const bytes = door.question("preview", account, orders[i]);
      await program.line(`hold ${place} ${bytes.length}`, bytes);
    }
    return place;
  };

  return {
    name: "native",
    grows: true,
    async ask(kind, question) {
      const place = await hold(question);
      const inputs = (i) => (kind === "assess" ? [question.accounts[i]] : [question.accounts[i], question.orders[i]]);
      const time = (how) => async (calls) => Number(await program.line(`time ${kind} ${how} ${place} ${calls}`));
      return {
        answer: async (i) => door.read(await program.text(`answer ${kind} ${place} ${i}`), kind, ...inputs(i)),
        ways: [{ name: "native, text in and out", time: time("text") }, { name: "native, computing only", time: time("bare") }],
        tolerance: 0,
      };
    },
    close: () => program.close(),
  };
}

/** A program that answers commands in order, each by a line or by a length and so many bytes. */
class Program {
  #child;
  #buffer = Buffer.alloc(0);
  #waiting = [];
  #ended;

  constructor(path) {
    this.#child = spawn(path, [], { stdio: ["pipe", "pipe", 2] });
    this.#child.stdout.on("data", (chunk) => {
      this.#buffer = Buffer.concat([this.#buffer, chunk]);
      this.#serve();
    });
    // A command written to a program that has ended is told by its end.
    this.#child.stdin.on("error", () => {});
    const end = (reason) => {
      this.#ended = new Error(`margin_bench ended (${reason})`);
      for (const { reject } of this.#waiting.splice(0)) reject(this.#ended);
    };
    this.#child.on("error", ({ message }) => end(message));
    this.#child.on("exit", (code, signal) => end(signal ?? `exit ${code}`));
  }

  /** The line that answers `command`. */
  line(command, bytes) {
    return this.#send(command, bytes, (buffer) => {
      const end = buffer.indexOf("\n");
      return end < 0 ? undefined : { value: buffer.toString("utf8", 0, end), taken: end + 1 };
    });
  }

  /** The text that answers `command`. */
  text(command) {
    return this.#send(command, undefined, (buffer) => {
      const start = buffer.indexOf("\n") + 1;
      const end = start + Number(buffer.toString("utf8", 0, start));
      return start === 0 || buffer.length < end ? undefined : { value: buffer.toString("utf8", start, end), taken: end };
    });
  }

  close() {
    this.#child.stdin.end();
  }

  #send(command, bytes, take) {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended);
      this.#waiting.push({ take, resolve, reject });
      this.#child.stdin.write(`${command}\n`);
      if (bytes) this.#child.stdin.write(bytes);
    });
  }

  #serve() {
    while (this.#waiting.length) {
      const answer = this.#waiting[0].take(this.#buffer);
      if (!answer) return;
      this.#buffer = this.#buffer.subarray(answer.taken);
      this.#waiting.shift().resolve(answer.value);
    }
  }
}
