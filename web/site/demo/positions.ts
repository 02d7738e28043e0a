// SPDX-License-Identifier: MIT
import type { Account, Liquidation, PositionReport, ValidAccountReport } from "marginscope/engine";
import { create, element, setText } from "./dom.js";
import { atMost, gain, gainRatio, money, price, priceOfLoss, ratio, whole } from "./words.js";

const COLUMNS = ["Contract", "Size", "Entry, mark", "Profit, loss", "Margin", "Liquidation", ""] as const;

/** The table of positions and the account's figures; updated in place, so that nothing moves but digits. */
export class Positions {
  readonly #body = element("positions-body", HTMLTableSectionElement);
  readonly #rows = new Map<string, HTMLTableRowElement>();
  readonly #close: (position: PositionReport) => void;
  #latest = new Map<string, PositionReport>();

  constructor(close: (position: PositionReport) => void) {
    this.#close = close;
  }

  show(account: Account, report: ValidAccountReport): void {
    this.#latest = new Map(report.positions.map((position) => [position.id, position]));
    for (const [id, row] of this.#rows) {
      if (this.#latest.has(id)) continue;
      row.remove();
      this.#rows.delete(id);
    }
    for (const position of report.positions) this.#fill(this.#row(position), account, position);
    element("no-positions", HTMLElement).hidden = report.positions.length > 0;
    element("positions", HTMLTableElement).hidden = report.positions.length === 0;
    setText(element("equity", HTMLElement), money(report.equity));
    setText(element("available", HTMLElement), atMost(report.available));
    setText(element("maintenance", HTMLElement), money(report.maintenanceMargin));
    setText(element("ratio", HTMLElement), report.marginRatio === undefined ? "no equity" : ratio(report.marginRatio));
  }

  #row(position: PositionReport): HTMLTableRowElement {
    const known = this.#rows.get(position.id);
    if (known) return known;
    // Roles survive the narrow layout, in which the table is a list of cards.
    const row = create("tr", { role: "row", "data-id": position.id });
    for (const [at, column] of COLUMNS.entries()) {
      const cell = at === 0 ? create("th", { role: "rowheader", scope: "row" }) : create("td", { role: "cell", "data-label": column });
      cell.append(create("span", { class: "main" }), create("span", { class: "sub" }));
      row.append(cell);
    }
    const button = create("button", { type: "button", class: "small" }, "Close");
    button.setAttribute("aria-label", `Close ${position.symbol}: prepares the order`);
    button.addEventListener("click", () => {
      const now = this.#latest.get(position.id);
      if (now) this.#close(now);
    });
    row.lastElementChild?.replaceChildren(button);
    row.lastElementChild?.removeAttribute("data-label");
    this.#body.append(row);
    this.#rows.set(position.id, row);
    return row;
  }

  #fill(row: HTMLTableRowElement, account: Account, position: PositionReport): void {
    const at = (value: string): string => price(account, position.symbol, value);
    const own = (account.positions ?? []).find(({ id }) => id === position.id);
    const leverage = own?.leverage === undefined ? "" : ` · ${String(own.leverage)}x`;
    const [liquidation, room] = liquidationWords(position.liquidation, (value) => priceOfLoss(account, position, value));
    const texts: [string, string][] = [
      [position.symbol, `${position.side} · ${position.mode}${leverage}`],
      [position.qty, whole(position.notional)],
      [at(position.entry), at(position.mark)],
      [gain(position.unrealizedPnl), position.roe === undefined ? "" : gainRatio(position.roe)],
      [money(position.margin ?? position.initialMargin), position.marginRatio === undefined ? "no equity" : ratio(position.marginRatio)],
      [liquidation, position.distance && position.liquidation.status === "ok" ? `${ratioOf(position.distance.percent)} away` : room],
    ];
    texts.forEach(([main, sub], column) => {
      const cell = row.cells[column];
      if (cell?.firstElementChild) setText(cell.firstElementChild, main);
      if (cell?.lastElementChild) setText(cell.lastElementChild, sub);
    });
    row.dataset.side = position.side;
    row.dataset.pnl = position.unrealizedPnl.startsWith("-") ? "loss" : "gain";
    row.dataset.status = position.liquidation.status;
  }
}

function liquidationWords({ status, price: rounded, exact, missing }: Liquidation, at: (value: string) => string): [string, string] {
  const shown = rounded ?? exact;
  if (status === "never") return ["never", "all else held"];
  if (status === "already" || shown === undefined) return ["at or past", missing ? `${money(missing)} missing` : ""];
  return [at(shown), ""];
}

/** Room is never shown larger than it is. */
const ratioOf = (percent: string): string => `${percent.replace(/(\.\d{2})\d+$/, "$1")}%`;
