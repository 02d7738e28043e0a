// SPDX-License-Identifier: MIT
// What the tags allow and refuse in the JSX of React 19.
/// <reference types="marginscope/types/react" />
import { createRef } from "react";
import type { MarginScope } from "marginscope/element";
import { account, order } from "../situation.js";

const ref = createRef<MarginScope>();

export const allowed = (
  <margin-scope ref={ref} key="1" className="wide" slot="side" theme="light" account={account} order={order}
    onms-status={({ detail }) => void detail.to}>text</margin-scope>
);

export const control = <margin-scope form="trade" disabled={false} block-on="insufficient" />;

export const plot = <margin-plot view="payoff" account={account} order={order} onms-mark={({ detail }) => void detail.mark.length} />;

export const refused = [
  // @ts-expect-error There is no such view.
  <margin-plot view="pie" />,
  // @ts-expect-error There is no such theme.
  <margin-scope theme="sepia" />,
  // @ts-expect-error A form is named by its id.
  <margin-scope form={document.createElement("form")} />,
  // @ts-expect-error A plot is no control of a form.
  <margin-plot form="trade" />,
  // @ts-expect-error An account is no text.
  <margin-scope account="3000" />,
  // @ts-expect-error What the engine said is not given.
  <margin-scope report={null} />,
  // @ts-expect-error A crossing has no price.
  <margin-scope onms-status={({ detail }) => void detail.price} />,
];
