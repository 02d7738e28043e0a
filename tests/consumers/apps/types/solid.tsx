// SPDX-License-Identifier: MIT
// What the tags allow and refuse in the JSX of Solid.
/// <reference types="marginscope/types/solid" />
import type { MarginScope } from "marginscope/element";
import { account, order } from "../situation.js";

let element: MarginScope | undefined;

export const allowed = () => (
  <margin-scope ref={(given) => { element = given; void element; }} class="wide" theme="light" account={account} prop:order={order}
    on:ms-status={({ detail }) => void detail.to} />
);

export const control = () => <margin-scope form="trade" disabled block-on="insufficient" />;

export const plot = () => <margin-plot view="payoff" account={account} prop:order={order} on:ms-mark={({ detail }) => void detail.mark.length} />;

export const refused = () => [
  // @ts-expect-error There is no such view.
  <margin-plot view="pie" />,
  // @ts-expect-error There is no such theme.
  <margin-scope theme="sepia" />,
  // @ts-expect-error An account is no text.
  <margin-scope prop:account="3000" />,
  // @ts-expect-error What the engine said is not given.
  <margin-scope report={null} />,
  // @ts-expect-error A crossing has no price.
  <margin-scope on:ms-status={({ detail }) => void detail.price} />,
];
