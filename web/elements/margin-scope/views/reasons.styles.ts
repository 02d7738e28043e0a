// SPDX-License-Identifier: MIT
import { css } from "../../css.js";

export const styles = css`
  .reasons {
    list-style: none; display: grid; gap: 4px; margin-block-start: calc(var(--space) * .75);
    padding-block-start: calc(var(--space) * .75); border-block-start: 1px solid var(--line);
  }
  .reasons li { display: grid; grid-template-columns: 1.25em 1fr; gap: 8px; }
  .reasons .icon { color: var(--caution); margin-block-start: .1em; }
  .reasons [data-weight="refusal"] .icon { color: var(--danger); }
`;
