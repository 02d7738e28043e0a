// SPDX-License-Identifier: MIT
import type { Account, Decimalish, Order } from "../../../engine/index.js";
import { accountDraft, accountFrom, given, merged, orderDraft, orderFrom, symbolMeant, type DraftAccount, type DraftOrder } from "./draft.js";
import { Edits } from "./edits.js";
import type { HostForm } from "./host-form.js";
import type { MarginScopeInputs } from "../inputs.js";
import type { Marks } from "./marks.js";

/** The element, as far as it says what is asked. */
export type Asker = MarginScopeInputs & { account: Account | null };

/** What is asked: by the host's objects, its attributes, the inputs of its page, and a person here. The later wins. */
export class Asking {
  /** What a person typed here. */
  readonly edits = new Edits();
  /** All that is said of the order, wherever. */
  draft: DraftOrder & DraftAccount = {};
  account: Account | null = null;
  order: Order | null = null;
  /** What the bound inputs said last. */
  #typed: DraftOrder = {};
  /** The symbol while there was no account. */
  #nameless: string | undefined;
  readonly #asker: Asker;
  readonly #form: HostForm;
  readonly #marks: Marks;

  constructor(asker: Asker, form: HostForm, marks: Marks) {
    this.#asker = asker;
    this.#form = form;
    this.#marks = marks;
  }

  /** Nobody said what the wallet holds. */
  get unfunded(): boolean {
    return !this.#asker.account && !given(this.draft.wallet);
  }

  /**
   * Reads everything anew. `decimal` turns what a person typed into a decimal, or gives null; `shown` is the symbol on screen.
   * @throws MarginInputError for what is no number as its locale writes numbers.
   */
  gather(decimal: (text: string) => string | null, shown: string | undefined): void {
    const asker = this.#asker;
    this.order = null;
    this.#typed = this.#form.read(decimal);
    // An attribute that is absent takes back nothing; a box that is not ticked does.
    const attributes = { ...merged(asker), reduceOnly: asker.reduceOnly || null };
    this.draft = this.edits.applied({ ...merged(orderDraft(asker.order), attributes, this.#typed), mark: asker.mark, wallet: asker.wallet }, decimal);
    const { mark, wallet, price } = this.draft;
    const symbol = this.#symbol(shown);
    // Without an account the symbol is made of the labels: the marks stay with whatever it is called now.
    if (!asker.account) this.#marks.rename(this.#nameless, symbol);
    this.#nameless = asker.account ? undefined : symbol;
    this.#marks.heed(symbol, this.#saidMark);
    this.order = orderFrom(asker.order, this.draft, symbol, this.edits.any);
    this.account = accountFrom(asker.account, { ...accountDraft(asker), mark, wallet }, symbol, this.#marks.of(symbol) ?? price);
  }

  /** Takes marks of a feed; a single price is that of the symbol meant. False where there is none that it could be of. */
  tick(marks: Decimalish | Record<string, Decimalish>, shown: string | undefined): boolean {
    const symbol = this.#symbol(shown);
    this.#marks.heed(symbol, this.#saidMark);
    return this.#marks.take(marks, symbol);
  }

  /** What host or person say of the mark. */
  get #saidMark(): unknown {
    return this.edits.text("mark") ?? this.#asker.mark;
  }

  /** The symbol that a single price is a mark of; none while what a host gave cannot be read. */
  #symbol(shown: string | undefined): string | undefined {
    const asker = this.#asker;
    try {
      return symbolMeant(merged(asker, this.#typed), asker.order, asker, asker.account, shown);
    } catch {
      return undefined;
    }
  }
}
