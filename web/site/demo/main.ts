// SPDX-License-Identifier: MIT
// The demo order form. Addresses: `?feed=off` leaves the feed still, `?seed=7` makes it another one, `?account=binance` opens an account,
// `?venue=okx-linear` puts it under a venue's rules.
import { createEngine, type VenueId } from "marginscope/engine";
import { MarginScope } from "marginscope/element";
import "marginscope/element/define";
import { presets } from "./accounts/index.js";
import { Desk } from "./desk.js";
import { element, setText } from "./dom.js";

const asked = new URLSearchParams(location.search);
const accounts = element("account", HTMLSelectElement);
const venues = element("venue", HTMLSelectElement);
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
venues.addEventListener("change", () => desk.follow((venues.value || null) as VenueId | null));
running.addEventListener("click", () => {
  if (desk.feed?.running) desk.feed.stop();
  else desk.feed?.start();
  sayFeed();
});
element("advance", HTMLButtonElement).addEventListener("click", () => desk.feed?.advance(200));
theme.addEventListener("change", dress);
// A browser that comes back to the page may have chosen again what was chosen: before this script, or once the page is shown.
addEventListener("pageshow", dress);
dress();
open();
if ([...venues.options].some(({ value }) => value === asked.get("venue"))) venues.value = asked.get("venue") ?? "";
if (venues.value) desk.follow(venues.value as VenueId);
document.documentElement.dataset.ready = "";
const { mountQuickOrder } = await import("./quick/mount.js");
mountQuickOrder(element("quick", HTMLElement), desk);

function open(): void {
  const preset = presets.find(({ id }) => id === accounts.value);
  if (!preset) return;
  desk.open(preset);
  offerVenues();
  if (!still && !preset.still) desk.feed?.start();
  sayFeed();
}

function dress(): void {
  document.documentElement.dataset.theme = theme.value;
  desk.chart.paint();
}

function sayFeed(): void {
  setText(running, desk.feed?.running ? "Pause feed" : "Start feed");
}

/** The account's own rules first, then those of every venue that its contracts fit. */
function offerVenues(): void {
  const fitting = engine.venues().filter(({ id, kinds }) => kinds.includes("linear") && desk.paper.admits(id));
  venues.replaceChildren(new Option("Its own", ""), ...fitting.map(({ id, name, asOf }) => new Option(`${name} (${asOf})`, id)));
}
