/** What earlier pages have left of unconfirmed ops, and what this page leaves to others. */
import type { Conversation } from "./conversation";
import type { PendingStorage, Saved } from "./identity";
import type { Op } from "./protocol";
import type { Replica } from "./replica";

const FOUND = {
  code: "found",
  why: "Typed before the page was loaded anew; it may not have reached the map.",
};
const LEFT = { code: "left", why: "Typed before the kernel was restarted; it did not reach the map." };

export class Leftovers {
  private kept_version: number;
  private has_lent = false;
  private found_is_offered = false;

  constructor(
    private readonly client: string,
    private readonly replica: Replica,
    private readonly conversation: Conversation,
    private readonly storage: PendingStorage | undefined,
    /** Ops of earlier pages; their texts are offered until each is taken or dropped. */
    private readonly found: readonly Op[],
  ) {
    this.kept_version = replica.version;
  }

  saved(): Saved {
    const { pending } = this.replica;
    const epoch = pending[0]?.epoch;
    return { client: this.client, ops: pending.map(({ op }) => op), ...(epoch && { epoch }) };
  }

  /** Write down what is pending, if that has changed. */
  keep(): void {
    const { version } = this.replica;
    if (version === this.kept_version || this.conversation.mute) return;
    this.kept_version = version;
    this.storage?.write(this.saved());
  }

  /** The pending ops, once, if they do not come home, so that their texts can be offered elsewhere. */
  lend(): readonly Op[] {
    if (this.has_lent || !this.is_stranded) return [];
    this.has_lent = true;
    return this.saved().ops;
  }

  /** Whether nothing of mine can reach the kernel any more, so that another store may go on with it. */
  get is_stranded(): boolean {
    const { mute, phase } = this.conversation;
    if (mute) return false;
    return phase === "kernel_gone" || (phase === "read_only" && this.replica.pending.length > 0);
  }

  /** Offer the texts that may never have reached the map. */
  offer(left_by_others: readonly Op[]): void {
    const offer = (ops: readonly Op[], why: typeof FOUND) =>
      this.replica.offer(
        ops.flatMap((op) => op.changes),
        why,
      );
    offer(this.found, FOUND);
    offer(left_by_others, LEFT);
    this.found_is_offered = true;
  }

  /** What was found need not be kept once nothing of it is offered any more. */
  forget(): void {
    if (!this.found_is_offered) return;
    if (this.replica.drafts.entries().some(({ value }) => value.code === FOUND.code)) return;
    this.found_is_offered = false;
    this.storage?.forget();
  }
}
