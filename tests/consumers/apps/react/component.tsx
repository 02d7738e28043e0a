// SPDX-License-Identifier: MIT
// React 18 and 19, with the package's component.
import { useEffect, useRef, useState } from "react";
import { MarginScope } from "marginscope/react";
import type { MarginScope as MarginScopeElement } from "marginscope/element";
import { account, order } from "../situation.js";

export function App() {
  const ticket = useRef<MarginScopeElement>(null);
  const [status, setStatus] = useState("");
  const [labelled, setLabelled] = useState(true);
  const [spoken, setSpoken] = useState("");
  useEffect(() => { ticket.current?.ready.then((element) => element.updateComplete).then(() => setSpoken(ticket.current?.asText() ?? "")); }, []);
  return (
    <>
      <MarginScope ref={ticket} className="ticket" locale="en-US" tickSize="0.001" editable {...(labelled ? { quote: "USDT" } : {})} account={account} order={order} onMsChange={({ detail }) => setStatus(detail.status)} />
      <p id="status">{status}</p>
      <p id="spoken">{spoken}</p>
      <button type="button" onClick={() => setLabelled(false)}>Without label</button>
    </>
  );
}
