// SPDX-License-Identifier: MIT
// React 19, with the tag itself, rendered by a server. On a tag that it finds React sets no objects and adds no listener
// of a custom event: both wait for an effect, which the package's component saves.
/// <reference types="marginscope/types/react" />
import { useEffect, useRef, useState } from "react";
import type { MarginScope } from "marginscope/element";
import "marginscope/element/define";
import { account, order } from "../situation.js";

export function App() {
  const ticket = useRef<MarginScope>(null);
  const [status, setStatus] = useState("");
  useEffect(() => {
    ticket.current!.addEventListener("ms-change", ({ detail }) => setStatus(detail.status));
    Object.assign(ticket.current!, { account, order });
  }, []);
  return (
    <>
      <margin-scope ref={ticket} className="ticket" locale="en-US" quote="USDT" />
      <p id="status">{status}</p>
    </>
  );
}
