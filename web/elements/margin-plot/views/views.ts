// SPDX-License-Identifier: MIT
import type { AccountScene, Drawn, MarginPlotView, Scene } from "../types.js";
import { equity } from "./equity.js";
import { funding } from "./funding.js";
import { ladder } from "./ladder.js";
import { modes } from "./modes.js";
import { payoff } from "./payoff.js";

const OF_ACCOUNTS: Record<Exclude<MarginPlotView, "ladder">, (scene: AccountScene) => Drawn> = { payoff, equity, funding, modes };

/** @throws where there is only a report and the view asks for more. */
export function drawn(view: MarginPlotView, scene: Scene): Drawn {
  if (view === "ladder") return ladder(scene);
  const { account } = scene.subject;
  if (!account) throw new Error("account: is missing; a report is enough for a ladder only");
  return OF_ACCOUNTS[view]({ ...scene, subject: { ...scene.subject, account } });
}

/** Of the picture, whatever its width: nothing shifts when it is drawn anew. */
export const HEIGHTS: Record<MarginPlotView, number> = { ladder: 280, payoff: 320, equity: 320, funding: 230, modes: 300 };
