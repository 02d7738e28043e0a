// SPDX-License-Identifier: MIT
// React 18 and 19, with the package's component.
import { useEffect, useRef, useState } from "react";
import { MarginScope } from "marginscope/react";
import { MarginPlot } from "marginscope/react/plot";
import type { MarginScope as MarginScopeElement } from "marginscope/element";
import { account, order } from "../situation.js";

const HELD = { symbol: order.symbol, side: "long", qty: 100, entry: 100, leverage: 5 } as const;

export function App() {
  const ticket = useRef<MarginScopeElement>(null);
  const [status, setStatus] = useState("");
  const [labelled, setLabelled] = useState(true);
  const [mark, setMark] = useState("");
  const [spoken, setSpoken] = useState("");
  useEffect(() => { ticket.current?.ready.then((element) => element.updateComplete).then(() => setSpoken(ticket.current?.asText() ?? "")); }, []);
  return (
    <>
      <MarginScope ref={ticket} form="trade" disabled={false} className="ticket" locale="en-US" tickSize="0.001" editable
        {...(labelled ? { quote: "USDT" } : {})} account={account} order={order}
        onMsChange={({ detail }) => setStatus(detail.status)} />
      <MarginPlot className="plot" view="payoff" locale="en-US" account={{ ...account, positions: [HELD] }}
        onMsMark={({ detail }) => setMark(detail.mark)} />
      <form id="trade" />
      <p id="status">{status}</p>
      <p id="mark">{mark}</p>
      <p id="spoken">{spoken}</p>
      <button type="button" onClick={() => setLabelled(false)}>Without label</button>
    </>
  );
}
