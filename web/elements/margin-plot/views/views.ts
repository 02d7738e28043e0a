// SPDX-License-Identifier: MIT
import type { AccountScene, Drawn, MarginPlotView, Scene } from "../types.js";
import { equity } from "./equity.js";
import { funding } from "./funding.js";
import { ladder } from "./ladder.js";
import { modes } from "./modes.js";
import { payoff } from "./payoff.js";
import { stillborn } from "./stillborn.js";

const OF_ACCOUNTS: Record<Exclude<MarginPlotView, "ladder">, (scene: AccountScene) => Drawn> = { payoff, equity, funding, modes };

/** @throws where there is only a report and the view asks for more. */
export function drawn(view: MarginPlotView, scene: Scene): Drawn {
  return withRefusal(scene, view === "ladder" ? ladder(scene) : ofAccount(view, scene));
}

function ofAccount(view: Exclude<MarginPlotView, "ladder">, scene: Scene): Drawn {
  const { account, stillborn: dead } = scene.subject;
  if (!account) throw new Error("account: is missing; a report is enough for a ladder only");
  return dead && view !== "modes" ? stillborn(scene) : OF_ACCOUNTS[view]({ ...scene, subject: { ...scene.subject, account } });
}

/** That there will be no such position comes first. */
function withRefusal({ subject: { refused }, words, money }: Scene, drawn: Drawn): Drawn {
  if (!refused) return drawn;
  const said = [words.refused, ...(refused.missing === undefined ? [] : [words.missing(money(refused.missing))])];
  const readout = drawn.readout === undefined ? said : [...said, drawn.readout];
  return { ...drawn, spoken: words.list([...said, drawn.spoken]), readout: words.list(readout) };
}
