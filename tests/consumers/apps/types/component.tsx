// SPDX-License-Identifier: MIT
// What the component's props allow and refuse, in React 18 and 19.
import { createRef } from "react";
import { MarginScope, type MarginScopeProps } from "marginscope/react";
import { MarginPlot } from "marginscope/react/plot";
import type { MarginScope as MarginScopeElement } from "marginscope/element";
import { account, order } from "../situation.js";

const ref = createRef<MarginScopeElement>();
const props: MarginScopeProps = { account, order: null, theme: "dark" };

export const allowed = [
  <MarginScope {...props} ref={ref} key="1" id="ticket" className="wide" style={{ color: "red" }} aria-label="Ticket" data-test="1" />,
  <MarginScope form="trade" disabled blockOn="insufficient" />,
  <MarginScope order={order} locale="de-DE" onMsStatus={({ detail: { from, to } }) => void [from, to]}
    onMsError={({ detail: { error } }) => void error.message} onClick={({ currentTarget }) => currentTarget.asText()} />,
];

export const plots = [
  <MarginPlot view="payoff" mark="95" account={account} onMsMark={({ detail: { mark } }) => void mark}
    onMsPoint={({ detail: { quantity } }) => void quantity} />,
  // @ts-expect-error There is no such plot.
  <MarginPlot view="pie" />,
  // @ts-expect-error A moved mark is not a status.
  <MarginPlot onMsMark={({ detail }) => void detail.status} />,
];

export const refused = [
  // @ts-expect-error There is no such theme.
  <MarginScope theme="sepia" />,
  // @ts-expect-error An order has a side.
  <MarginScope order={{ symbol: "XYZ", qty: 1 }} />,
  // @ts-expect-error What the engine said is not given.
  <MarginScope report={null} />,
  // @ts-expect-error A form is named by its id.
  <MarginScope form={document.createElement("form")} />,
  // @ts-expect-error A plot is no control of a form.
  <MarginPlot form="trade" />,
  // @ts-expect-error Methods are called, not given.
  <MarginScope tick={() => {}} />,
  // @ts-expect-error A crossing has no price.
  <MarginScope onMsStatus={({ detail }) => void detail.price} />,
  // @ts-expect-error There is no such event.
  <MarginScope onMsNothing={() => {}} />,
];
