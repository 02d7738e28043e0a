// SPDX-License-Identifier: MIT
import {
  AreaSeries, ColorType, createChart, CrosshairMode, LineStyle,
  type IChartApi, type IPriceLine, type ISeriesApi, type UTCTimestamp,
} from "lightweight-charts";
import { create, element, setText } from "./dom.js";
import { seeded } from "./feed.js";

const POINTS = 180;
/** Points that the series may hold before it is given the visible ones anew. */
const KEPT = 20 * POINTS;
/** Levels that are at most this many times the range of the prices away are given room on the chart. */
const REACH = 3;

export type LevelName = "entry" | "liquidation" | "bankruptcy";
/** A price that matters to the position. */
export interface Level {
  name: LevelName;
  value: number;
  text: string;
}

const STYLES: Record<LevelName, LineStyle> = { entry: LineStyle.Dashed, liquidation: LineStyle.Solid, bankruptcy: LineStyle.Dotted };

/** The recent marks of one symbol, and the levels of its position: lines where the chart reaches them, named at its edge where not. */
export class Chart {
  readonly #box = element("chart", HTMLElement);
  readonly #chart: IChartApi;
  readonly #series: ISeriesApi<"Area">;
  readonly #lines = new Map<LevelName, IPriceLine>();
  readonly #tags = new Map<LevelName, HTMLElement>();
  readonly #edges = { above: create("div", { class: "edge", "data-edge": "above" }), below: create("div", { class: "edge", "data-edge": "below" }) };
  #levels: readonly Level[] = [];
  #text: (price: number) => string = String;
  /** The marks that are seen, the latest last. */
  #prices: number[] = [];
  /** How many the series was given: it forgets none by itself. */
  #time = 0;

  constructor() {
    this.#chart = createChart(this.#box, {
      autoSize: true,
      layout: { attributionLogo: false },
      timeScale: { visible: false, rightOffset: 2 },
      rightPriceScale: { borderVisible: false, scaleMargins: { top: 0.12, bottom: 0.12 } },
      crosshair: { mode: CrosshairMode.Hidden },
      handleScroll: false,
      handleScale: false,
      localization: { locale: "en-US", priceFormatter: (price: number) => this.#text(price) },
    });
    this.#series = this.#chart.addSeries(AreaSeries, {
      lineWidth: 2, priceLineVisible: false, autoscaleInfoProvider: () => ({ priceRange: this.#range() }),
    });
    this.#chart.timeScale().subscribeSizeChange(() => this.#fit());
    this.#box.append(this.#edges.above, this.#edges.below);
    for (const name of ["entry", "liquidation", "bankruptcy"] as const) {
      const tag = create("span", { class: "tag", "data-level": name, hidden: "" });
      this.#edges.below.append(tag);
      this.#tags.set(name, tag);
    }
    this.paint();
    for (const setting of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
      matchMedia(setting).addEventListener("change", () => this.paint());
    }
  }

  get box(): HTMLElement {
    return this.#box;
  }

  /** Takes the page's colours, which depend on its theme, and the size of its text. */
  paint(): void {
    const [text, grid, line, area] = ["text", "grid", "line", "area"].map((tone) => this.#tone(tone)) as [string, string, string, string];
    const surface = this.#tone("surface");
    this.#chart.applyOptions({
      layout: {
        background: { type: ColorType.Solid, color: "transparent" }, textColor: text,
        fontSize: 0.85 * parseFloat(getComputedStyle(this.#box).fontSize),
      },
      grid: { vertLines: { visible: false }, horzLines: { color: grid } },
    });
    this.#series.applyOptions({ lineColor: line, topColor: area, bottomColor: surface });
    for (const [name, drawn] of this.#lines) drawn.applyOptions({ color: this.#tone(name) });
  }

  /** Starts at a price, with a history that a seed makes up: the page has no market to remember. */
  reset(price: number, seed: number): void {
    const random = seeded(seed);
    const prices = [price];
    for (let i = 1; i < POINTS; i++) {
      const last = prices[i - 1] ?? price;
      prices.push(last + (random() + random() - 1) * price * 0.0009 + (price - last) / 60);
    }
    this.#show(prices.reverse());
  }

  push(price: number): void {
    const prices = [...this.#prices.slice(1 - POINTS), price];
    if (this.#time >= KEPT) return this.#show(prices);
    this.#prices = prices;
    this.#series.update({ time: this.#time++ as UTCTimestamp, value: price });
    this.#fit();
  }

  /** The line ends at what the mark is now, also between two points. */
  end(price: number): void {
    if (this.#prices.at(-1) === price) return;
    this.#prices[this.#prices.length - 1] = price;
    this.#series.update({ time: (this.#time - 1) as UTCTimestamp, value: price });
  }

  /** The latest marks over the whole width. */
  #fit(): void {
    this.#box.style.setProperty("--scale", `${this.#chart.priceScale("right").width()}px`);
    this.#chart.timeScale().setVisibleLogicalRange({ from: this.#time - POINTS, to: this.#time });
  }

  #show(prices: number[]): void {
    this.#prices = prices;
    this.#time = 0;
    this.#series.setData(prices.map((value) => ({ time: this.#time++ as UTCTimestamp, value })));
    this.#fit();
  }

  /** `text` formats a price of the symbol. */
  draw(levels: readonly Level[], text: (price: number) => string): void {
    this.#levels = levels;
    this.#text = text;
    const range = this.#range();
    for (const [name, tag] of this.#tags) {
      const level = levels.find((one) => one.name === name);
      const inside = level !== undefined && range !== null && level.value >= range.minValue && level.value <= range.maxValue;
      this.#line(name, inside ? level : undefined);
      const beyond = level && range && !inside ? (level.value > range.maxValue ? "above" : "below") : null;
      tag.hidden = beyond === null;
      if (!level || beyond === null) continue;
      if (tag.parentElement !== this.#edges[beyond]) this.#edges[beyond].append(tag);
      setText(tag, `${beyond === "above" ? "↑" : "↓"} ${level.text}`);
    }
  }

  #line(name: LevelName, level: Level | undefined): void {
    const drawn = this.#lines.get(name);
    if (!level) {
      if (drawn) this.#series.removePriceLine(drawn);
      this.#lines.delete(name);
    } else if (drawn) {
      if (drawn.options().price !== level.value) drawn.applyOptions({ price: level.value });
    } else {
      const title = name.charAt(0).toUpperCase() + name.slice(1);
      this.#lines.set(name, this.#series.createPriceLine({
        price: level.value, title, color: this.#tone(name), lineWidth: 1, lineStyle: STYLES[name], axisLabelVisible: true,
      }));
    }
  }

  /** What the marks cover, stretched to the levels that are near. */
  #range(): { minValue: number; maxValue: number } | null {
    if (this.#prices.length === 0) return null;
    const low = Math.min(...this.#prices);
    const high = Math.max(...this.#prices);
    const reach = Math.max(high - low, high * 0.002) * REACH;
    const near = this.#levels.map(({ value }) => value).filter((value) => value > low - reach && value < high + reach);
    return { minValue: Math.min(low, ...near), maxValue: Math.max(high, ...near) };
  }

  /** A colour as the page has it now: canvas knows no variables. */
  #tone(name: string): string {
    const probe = this.#box.parentElement?.querySelector(`[data-tone="${name}"]`);
    return probe ? getComputedStyle(probe).color : "gray";
  }
}
