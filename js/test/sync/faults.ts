/** Faults for the checker of tests/sync to find: each breaks one rule of the client, from outside. */
import { Conversation } from "../../src/core/conversation";
import { Leftovers } from "../../src/core/leftovers";
import { Outbox } from "../../src/core/outbox";
import { Replica } from "../../src/core/replica";
import { Silence } from "../../src/core/silence";
import { Timeline } from "../../src/core/timeline";

// biome-ignore lint/suspicious/noExplicitAny: what is private is what gets broken
type Inside = any;
type Break = (was: (...given: Inside[]) => Inside, self: Inside, ...given: Inside[]) => Inside;

interface Planted {
  readonly of: { readonly prototype: object };
  readonly method: string;
  readonly broken: Break;
}

const FAULTS: Readonly<Record<string, Planted>> = {
  nothing_is_sent_again: {
    of: Outbox,
    method: "deliver",
    broken: (was, _self, list) => was(list.filter((pending: Inside) => pending.sent_at === null)),
  },
  gaps_are_not_seen: {
    of: Timeline,
    method: "catch_up",
    broken: (was, self) => {
      const [first] = [...self.held.keys()].filter((rev) => rev > self.rev).sort((one, two) => one - two);
      if (first !== undefined && self.held_epoch === self.epoch) self.rev = first - 1;
      was();
    },
  },
  a_new_epoch_is_not_seen: {
    of: Conversation,
    method: "take",
    broken: (was, self, message) =>
      was("epoch" in message && self.timeline.epoch ? { ...message, epoch: self.timeline.epoch } : message),
  },
  an_old_snapshot_is_shown: {
    of: Conversation,
    method: "finish",
    broken: (was, self, loading, part) => {
      const { rev, epoch } = self.timeline;
      if (loading.epoch !== epoch || loading.rev >= rev) return was(loading, part);
      self.timeline.rev = -1;
      was(loading, part);
      self.timeline.rev = rev;
    },
  },
  a_lost_text_is_not_shown: { of: Replica, method: "keep_lost", broken: () => undefined },
  a_refused_text_is_dropped: { of: Replica, method: "keep_texts", broken: () => undefined },
  pending_ops_are_not_kept: { of: Leftovers, method: "keep", broken: () => undefined },
  what_was_consumed_is_ignored: {
    of: Outbox,
    method: "settle",
    broken: (was, _self, _consumed, epoch, anew) => was(0, epoch, anew),
  },
  silence_is_not_noticed: { of: Silence, method: "wait", broken: () => undefined },
};

/** Plant those of the faults that lie here; the returned function takes them out again. */
export function plant(names: ReadonlySet<string>): () => void {
  const undo: (() => void)[] = [];
  for (const name of names) {
    const fault = FAULTS[name];
    if (!fault) continue;
    const { prototype } = fault.of as { prototype: Inside };
    const whole = prototype[fault.method];
    if (typeof whole !== "function") throw new Error(`${name}: there is no ${fault.method} to break.`);
    prototype[fault.method] = function broken(...given: unknown[]) {
      return fault.broken((...passed) => whole.apply(this, passed), this, ...given);
    };
    undo.push(() => {
      prototype[fault.method] = whole;
    });
  }
  return () => {
    for (const restore of undo) restore();
  };
}
