// SPDX-License-Identifier: MIT

/** Ticks in a second, all symbols together, and how often a batch of them arrives (milliseconds). */
const RATE = 200;
const BATCH = 50;

/** A price that is walked in whole ticks, so that it is a decimal on the tick and never drifts into a fraction of one. */
interface Walk {
  symbol: string;
  start: number;
  at: number;
  step: number;
  digits: number;
}

export interface FeedOptions {
  /** The same seed gives the same prices. */
  seed: number;
  contracts: readonly { symbol: string; tick?: string | number | bigint }[];
  marks: Readonly<Record<string, string | number | bigint>>;
  onTick: (symbol: string, price: string) => void;
}

export interface Feed {
  readonly running: boolean;
  start(): void;
  stop(): void;
  /** Delivers this many ticks at once. */
  advance(ticks: number): void;
}

/** A pseudo-random feed around the prices it began with. It knows no clock but its timer. */
export function createFeed({ seed, contracts, marks, onTick }: FeedOptions): Feed {
  const random = seeded(seed);
  const walks = contracts.map((contract) => walkOf(contract, marks));
  let timer: ReturnType<typeof setInterval> | undefined;

  const advance = (ticks: number): void => {
    for (let i = 0; i < ticks; i++) {
      const walk = walks[Math.floor(random() * walks.length)];
      if (!walk) return;
      const pull = (walk.start - walk.at) / 400;
      walk.at = Math.max(1, walk.at + Math.round((random() + random() + random() - 1.5) * walk.step + pull));
      onTick(walk.symbol, textOf(walk));
    }
  };
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  return {
    get running() { return timer !== undefined; },
    start() { timer ??= setInterval(() => advance((RATE * BATCH) / 1000), BATCH); },
    stop,
    advance,
  };
}

function walkOf({ symbol, tick }: FeedOptions["contracts"][number], marks: FeedOptions["marks"]): Walk {
  const digits = String(tick ?? "0.01").split(".")[1]?.length ?? 0;
  const start = Math.round(Number(marks[symbol]) * 10 ** digits);
  // About a hundredth of a percent from tick to tick.
  return { symbol, start, at: start, step: Math.max(2, start * 0.0002), digits };
}

function textOf({ at, digits }: Walk): string {
  if (digits === 0) return String(at);
  const text = String(at).padStart(digits + 1, "0");
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** mulberry32: numbers in [0, 1) that depend on the seed alone. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
