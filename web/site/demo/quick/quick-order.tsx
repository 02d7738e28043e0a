// SPDX-License-Identifier: MIT
// A second form with a ticket, the way a host built with React has it: the order is state, the ticket is told with every render.
import { useState, useSyncExternalStore, type ReactNode } from "react";
import type { Account, Order } from "marginscope/engine";
import { MarginScope } from "marginscope/react";

/** What the page around the component has: the account as it stands, and a way to place an order. */
export interface Host {
  subscribe(listener: () => void): () => void;
  snapshot(): Shown;
  place(order: Order): string;
}

export interface Shown {
  account: Account;
  symbol: string;
  base: string;
  quote: string;
}

type Side = Order["side"];
const LEVERAGES = ["2", "5", "10", "20"] as const;

export function QuickOrder({ host }: { host: Host }): ReactNode {
  const { account, symbol, base, quote } = useSyncExternalStore(host.subscribe, host.snapshot);
  const [side, setSide] = useState<Side>("buy");
  const [margin, setMargin] = useState("250");
  const [leverage, setLeverage] = useState<string>("5");
  const [placeable, setPlaceable] = useState(false);
  const [said, setSaid] = useState("");
  const order: Order | null = margin.trim() === "" ? null : { symbol, side, margin: margin.trim(), leverage, mode: "isolated" };

  return (
    <>
      <form onSubmit={(event) => { event.preventDefault(); if (order) setSaid(host.place(order)); }} data-side={side} noValidate>
        <Choice legend="Side" name="quick-side" values={["buy", "sell"]} chosen={side} choose={(value) => setSide(value as Side)}
          text={(value) => (value === "buy" ? "Buy" : "Sell")} sides />
        <label className="field">
          <span>Stake</span>
          <input type="text" inputMode="decimal" value={margin} onChange={({ target }) => setMargin(target.value)} />
          <em>{quote}</em>
        </label>
        <Choice legend="Leverage" name="quick-leverage" values={LEVERAGES} chosen={leverage} choose={setLeverage} text={(value) => `${value}x`} />
        <button type="submit" className="submit" disabled={!placeable}>{side === "buy" ? "Buy" : "Sell"} for {margin} {quote}</button>
        <p className="message" role="status">{said}</p>
      </form>
      <MarginScope
        view="ticket" density="compact" locale="en-US" announce="off" base={base} quote={quote} account={account} order={order}
        onMsChange={({ detail: { report } }) => setPlaceable(report !== null && report.status !== "invalid" && report.accepted)}
      />
    </>
  );
}

interface Choices {
  legend: string;
  name: string;
  values: readonly string[];
  chosen: string;
  choose: (value: string) => void;
  text: (value: string) => string;
  sides?: boolean;
}

function Choice({ legend, name, values, chosen, choose, text, sides = false }: Choices): ReactNode {
  return (
    <fieldset className={sides ? "segments sides" : "segments"}>
      <legend>{legend}</legend>
      {values.map((value) => (
        <label key={value}>
          <input type="radio" name={name} value={value} checked={value === chosen} onChange={() => choose(value)} />
          <span>{text(value)}</span>
        </label>
      ))}
    </fieldset>
  );
}
