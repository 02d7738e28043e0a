// SPDX-License-Identifier: MIT
import { svg } from "lit";
import { trace } from "../curve.js";
import { wrapped } from "../labels.js";
import type { Drawn, Scene } from "../types.js";

/** In the place of a picture: why there is none, in the middle of it, and nothing to move. */
export function inWords({ width, height, measure, words }: Scene, said: readonly string[], more: Partial<Drawn> = {}): Drawn {
  const lines = said.flatMap((text) => wrapped(text, width - 16, measure));
  return {
    picture: svg`${lines.map((text, line) => svg`<text x=${width / 2} y=${height / 2 + (line - (lines.length - 1) / 2) * 20}
      text-anchor="middle">${text}</text>`)}`,
    spoken: words.list(said), columns: [], rows: [], ...more,
  };
}

/** That a position was liquidated the moment it opened, and what is missing for it not to be. */
export function stillbornWords({ words, money, subject }: Scene): string[] {
  const { missing } = subject.position.liquidation;
  return [words.liquidatedAtEntry, ...(missing !== undefined && Number(missing) > 0 ? [words.missing(money(missing))] : [])];
}

/** A position without a life has no lines: what it opened with, what it would have needed, and where it would be healthy again. */
export function stillborn(scene: Scene): Drawn {
  const { words, money, price, subject, engine } = scene;
  const { position, account } = subject;
  const { entry, liquidation: { recovery } } = position;
  const opened = account && trace(engine, account, position, [Number(entry) / 2, Number(entry) * 2], 2, [entry]).at(entry);
  const rows = [
    ...(opened ? [[words.quantities.equity, money(opened.equity)], [words.quantities.maintenance, money(opened.required)]] : []),
    ...(recovery === undefined ? [] : [[words.quantities.recovery, price(recovery)]]),
  ];
  const said = stillbornWords(scene);
  const table = { columns: [words.level, words.quantities.entry], rows };
  return inWords(scene, [...said, ...rows.map((row) => row.join(" "))], { spoken: words.list(said), ...table });
}
