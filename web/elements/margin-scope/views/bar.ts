// SPDX-License-Identifier: MIT
import { html, type TemplateResult } from "lit";
import type { PositionReport } from "../../../engine/index.js";
import { positionShown } from "../said/situation.js";
import type { Outcome } from "../types.js";
import type { Wording } from "../said/wording.js";

/** Room at which the bar is full, in percent of the mark: that of a position at about 2x. */
const FULL = 50;

/** Room until liquidation, before and after, as bars. Figures beside it say the same, so this is hidden from assistive technology. */
export function barTemplate(outcome: Outcome, { messages, numbers }: Wording): TemplateResult {
  const before = outcome.kind === "ticket" ? outcome.ticket.before.position : null;
  const after = positionShown(outcome);
  const room = share(after);
  const level = after?.liquidation.status === "never" ? "unlimited" : room < 6 ? "low" : room < 20 ? "middling" : "wide";
  return html`
    <div class="meter" part="meter" aria-hidden="true" data-level=${level}>
      <svg width="100%" height="14" focusable="false">
        <rect class="track" width="100%" height="6" y="4" rx="3"/>
        <rect class="bar" width="${room}%" height="6" y="4" rx="3"/>
        <line class="was" x1="${share(before)}%" x2="${share(before)}%" y1="0" y2="14" visibility=${before ? "visible" : "hidden"}/>
      </svg>
      <span>${numbers.plain("0")}</span><span>${messages.meter}</span><span><bdi>${
        messages.orMore(numbers.percent(String(FULL), "trunc", 0))}</bdi></span>
    </div>`;
}

function share(position: PositionReport | null): number {
  if (!position || position.liquidation.status === "already") return 0;
  return position.liquidation.status === "never" ? 100 : Math.min(100, (Number(position.distance?.percent ?? 0) / FULL) * 100);
}
