// SPDX-License-Identifier: MIT
import { Fault } from "./errors.js";
import type { Step } from "./path.js";

interface Held {
  id: string | undefined;
  symbol: number;
  side: string;
}

/**
 * The names in one call. The core knows contracts and positions by their place in the account; symbols and ids, whatever they
 * contain, never reach it.
 */
export class Roster {
  readonly #symbols: string[] = [];
  readonly #places = new Map<string, number>();
  readonly #underlyings = new Map<string, number>();
  readonly #held: Held[] = [];
  readonly #given = new Set<string>();
  #ids: string[] | undefined;
  /** The position that the order would open. */
  readonly opening: Held = { id: undefined, symbol: 0, side: "" };
  /** Place of the contract whose mark prices the collateral being read. */
  pricedBy: number | undefined;
  /** The law that stands where the contract being read could have rows. */
  law: object | undefined;
  /** The account says `rules: "name"`, not `rules: { extends: "name" }`. */
  rulesByName = false;

  get symbols(): readonly string[] {
    return this.#symbols;
  }

  addContract(symbol: unknown): void {
    const name = nameOf(symbol);
    if (this.#places.has(name)) throw new Fault("duplicate", name);
    this.#places.set(name, this.#symbols.length);
    this.#symbols.push(name);
  }

  /** Place of the contract with this symbol. */
  placeOf(symbol: unknown): number {
    const place = this.#places.get(nameOf(symbol));
    if (place === undefined) throw new Fault("unknown-symbol", symbol);
    return place;
  }

  find(symbol: string): number | undefined {
    return this.#places.get(symbol);
  }

  /** A number that the contracts of one underlying share. The contract added last is the one that is asked about. */
  underlyingOf(underlying: unknown): number {
    const last = this.#symbols.length - 1;
    const name = underlying === undefined ? this.#symbols[last]! : nameOf(underlying);
    const number = this.#underlyings.get(name) ?? last;
    this.#underlyings.set(name, number);
    return number;
  }

  /** Symbol and side follow through `lastHeld`. */
  addPosition(id: unknown): void {
    if (id !== undefined) {
      const name = nameOf(id);
      if (this.#given.has(name)) throw new Fault("duplicate", name);
      this.#given.add(name);
    }
    this.#held.push({ id: id as string | undefined, symbol: 0, side: "" });
  }

  get lastHeld(): Held {
    return this.#held[this.#held.length - 1]!;
  }

  /** Id of the position at a place in the account's list. Past its end is the one that the order opens. */
  idOf(place: number): string {
    this.#ids ??= this.#name();
    return this.#ids[place]!;
  }

  /** Place of the position with this id, past the end of the list for one that the order read before it opens; the account must have been read. */
  placeOfPosition(id: unknown): number {
    if (typeof id !== "string") throw new Fault("wrong-type", id);
    this.#ids ??= this.#name();
    const place = this.#ids.indexOf(id);
    if (place < 0) throw new Fault("unknown-position", id);
    return place;
  }

  symbolOf(place: number): string {
    return this.#symbols[place]!;
  }

  /** Ids that were not given: the symbol; with its side where both sides are held; with a number where that is taken too. */
  #name(): string[] {
    const free = namesApart(this.#given);
    const both = this.#symbolsOnBothSides();
    const symbolOf = ({ symbol }: Held): string => this.symbolOf(symbol);
    const sided = (held: Held): string => `${symbolOf(held)}:${held.side}`;
    const ids = this.#held.map((held) => held.id ?? free(both.has(held.symbol) ? sided(held) : symbolOf(held)));
    const { opening } = this;
    if (opening.side) ids.push(both.has(opening.symbol) ? free(sided(opening)) : free(symbolOf(opening), sided(opening)));
    return ids;
  }

  #symbolsOnBothSides(): Set<number> {
    const sides = new Map<number, string>();
    const both = new Set<number>();
    for (const { symbol, side } of this.#held) {
      if ((sides.get(symbol) ?? side) !== side) both.add(symbol);
      sides.set(symbol, side);
    }
    return both;
  }

  /** A path of the core as the caller would write it. */
  publicPath(path: readonly Step[]): readonly Step[] {
    const [list, place] = path;
    if ((list === "marks" || list === "fundingPrices") && typeof place === "number") return [list, this.symbolOf(place)];
    if (list === "question" && typeof path[2] === "number" && (place === "moves" || place === "betas")) {
      return [list, place, this.symbolOf(path[2])];
    }
    if (list === "rules" && place === "extends" && this.rulesByName) return [list];
    if (list === "contracts" && path[2] === "law") return [list, place!, "tiers", ...path.slice(3)];
    return path;
  }
}

function nameOf(value: unknown): string {
  if (value === undefined || value === "") throw new Fault("missing", value);
  if (typeof value !== "string") throw new Fault("wrong-type", value);
  return value;
}

/** Gives out names, each once: the first that is free, or the last with a number. */
function namesApart(given: ReadonlySet<string>): (...names: string[]) => string {
  const taken = new Set(given);
  const last = new Map<string, number>();
  return (...names) => {
    let name = names.find((candidate) => !taken.has(candidate));
    while (name === undefined) {
      const base = names[names.length - 1]!;
      const number = (last.get(base) ?? 1) + 1;
      last.set(base, number);
      if (!taken.has(`${base}#${number}`)) name = `${base}#${number}`;
    }
    taken.add(name);
    return name;
  };
}
