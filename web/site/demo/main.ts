// SPDX-License-Identifier: MIT
// The demo order form. Addresses: `?feed=off` leaves the feed still, `?seed=7` makes it another one, `?account=binance` opens an account.
import { createEngine } from "marginscope/engine";
import { MarginScope } from "marginscope/element";
import "marginscope/element/define";
import { presets } from "./accounts.js";
import { Desk } from "./desk.js";
import { element, setText } from "./dom.js";

const asked = new URLSearchParams(location.search);
const accounts = element("account", HTMLSelectElement);
const running = element("feed", HTMLButtonElement);
const theme = element("theme", HTMLSelectElement);
const ticket = element("ticket", MarginScope);

const engine = await createEngine();
ticket.engine = engine;
const desk = new Desk(engine, ticket, Number(asked.get("seed") ?? 1));
const still = asked.get("feed") === "off" || matchMedia("(prefers-reduced-motion: reduce)").matches;

accounts.replaceChildren(...presets.map(({ id, name }) => new Option(name, id)));
if (presets.some(({ id }) => id === asked.get("account"))) accounts.value = asked.get("account") ?? "";
accounts.addEventListener("change", open);
running.addEventListener("click", () => {
  if (desk.feed?.running) desk.feed.stop();
  else desk.feed?.start();
  sayFeed();
});
element("advance", HTMLButtonElement).addEventListener("click", () => desk.feed?.advance(200));
theme.addEventListener("change", () => { document.documentElement.dataset.theme = theme.value; });
open();
document.documentElement.dataset.ready = "";

function open(): void {
  const preset = presets.find(({ id }) => id === accounts.value);
  if (!preset) return;
  desk.open(preset);
  if (!still && !preset.still) desk.feed?.start();
  sayFeed();
}

function sayFeed(): void {
  setText(running, desk.feed?.running ? "Pause feed" : "Start feed");
}
