import { afterEach, expect, it, vi } from "vitest";
import { call_me, my_name, recall, remember } from "../../src/ui/memory";

/** A browser's storage, as far as it is needed. */
function storage(kept = new Map<string, string>()) {
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

afterEach(() => vi.unstubAllGlobals());

it("hands back what was remembered, under a name of its own", () => {
  const { kept, ...own } = storage();
  vi.stubGlobal("localStorage", own);
  remember("persona-grid", { turned: true });
  expect(recall("persona-grid")).toEqual({ turned: true });
  expect([...kept.keys()]).toEqual(["journeykit persona-grid"]);
  remember("persona-grid", false);
  expect(recall("persona-grid")).toBe(false);
});

it("knows nothing of what was never kept", () => {
  vi.stubGlobal("localStorage", storage());
  expect(recall("persona-grid")).toBeUndefined();
});

it("reads over what others left under its name", () => {
  vi.stubGlobal("localStorage", storage(new Map([["journeykit persona-grid", "{half"]])));
  expect(recall("persona-grid")).toBeUndefined();
  vi.stubGlobal("localStorage", storage(new Map([["journeykit persona-grid", "null"]])));
  expect(recall("persona-grid")).toBeUndefined();
});

it("does without where nothing may be kept", () => {
  const refuse = () => {
    throw new Error("QuotaExceededError");
  };
  vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse });
  expect(() => remember("persona-grid", true)).not.toThrow();
  expect(recall("persona-grid")).toBeUndefined();
  vi.stubGlobal("localStorage", undefined);
  expect(() => remember("persona-grid", true)).not.toThrow();
  expect(recall("persona-grid")).toBeUndefined();
});

it("keeps a name for this browser, trimmed and not too long, and lets go of it", () => {
  vi.stubGlobal("localStorage", storage());
  expect(my_name()).toBe("");
  call_me("  Ana ");
  expect(my_name()).toBe("Ana");
  call_me("😀".repeat(50));
  expect(my_name()).toBe("😀".repeat(40));
  call_me(" ");
  expect(my_name()).toBe("");
});
