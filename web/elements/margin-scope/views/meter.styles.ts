// SPDX-License-Identifier: MIT
import { css } from "../../css.js";

export const styles = css`
  .line { display: flex; gap: 8px; align-items: baseline; }
  .line .icon { align-self: center; }
  .line .at { margin-inline-start: auto; }
  .slim .meter { margin-block: 4px; }
  .slim .meter span { display: none; }
  .known { color: var(--caution); }
  .room { color: var(--muted); min-block-size: 1.45em; }
`;
