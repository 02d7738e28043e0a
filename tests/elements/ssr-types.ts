// SPDX-License-Identifier: MIT
// What the types of a server's rendering allow and what they must refuse.
import type { Account, Order } from "marginscope/engine";
import { renderParts, renderToString, styleHash } from "marginscope/ssr";

export async function serves(account: Account, order: Order): Promise<void> {
  const html: string = renderToString({ locale: "en-US", quote: "USDT", theme: "dark", account, order }, { stylesheet: "/element.css", embed: true });
  const { attributes, template }: { attributes: Record<string, string>; template: string } = renderParts({ locale: "en-US" });
  const hash: string = await styleHash();
  void [html, attributes, template, hash];

  // @ts-expect-error The server's own locale would not be the reader's.
  renderToString({ account });
  // @ts-expect-error There is no such property.
  renderToString({ locale: "en-US", acount: account });
  // @ts-expect-error What the engine says is not given to it.
  renderToString({ locale: "en-US", report: null });
  // @ts-expect-error Nor what it shows.
  renderToString({ locale: "en-US", shown: null });
  // @ts-expect-error The form is an attribute.
  renderToString({ locale: "en-US", form: null });
  // @ts-expect-error Methods are called, not given.
  renderToString({ locale: "en-US", explain: () => null });
  // @ts-expect-error It has an engine among its options.
  renderToString({ locale: "en-US", engine: null });
  // @ts-expect-error There is no such theme.
  renderToString({ locale: "en-US", theme: "sepia" });
}
