// SPDX-License-Identifier: MIT
// React 19, with the tag itself.
/// <reference types="marginscope/types/react" />
import { useState } from "react";
import "marginscope/element/define";
import { account, order } from "../situation.js";

export function App() {
  const [status, setStatus] = useState("");
  return (
    <>
      <margin-scope form="trade" className="ticket" locale="en-US" quote="USDT" account={account} order={order}
        onms-change={({ detail }) => setStatus(detail.status)} />
      <form id="trade" />
      <p id="status">{status}</p>
    </>
  );
}
