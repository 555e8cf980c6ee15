import { describe, expect, it } from "vitest";
import { belongs_to_host, type Ending, ending_of } from "../../src/ui/editors/endings";
import { type Key, key_of } from "../../src/ui/grid/keys";
import type { KeyPress } from "../../src/ui/key-press";

/** "Ctrl+Shift+z" as a key press. */
function press(keys: string, more: Partial<KeyPress> = {}): KeyPress {
  const parts = keys === "+" ? ["+"] : keys.split(/\+(?=.)/);
  const key = parts.at(-1) ?? "";
  const has = (name: string) => parts.slice(0, -1).includes(name);
  return {
    key: key === "Space" ? " " : key,
    ctrlKey: has("Ctrl") || has("AltGr"),
    altKey: has("Alt") || has("AltGr"),
    shiftKey: has("Shift"),
    metaKey: has("Meta"),
    isComposing: false,
    keyCode: 0,
    getModifierState: (name) => name === "AltGraph" && has("AltGr"),
    ...more,
  };
}

describe("keys in a cell", () => {
  it.each<[string, Key]>([
    ["ArrowUp", "up"],
    ["Home", "row_start"],
    ["Ctrl+Home", "first"],
    ["Ctrl+End", "last"],
    ["Meta+ArrowDown", "edge_down"],
    ["Ctrl+ArrowLeft", "edge_left"],
    ["Shift+ArrowDown", "extend down"],
    ["Ctrl+Shift+ArrowUp", "extend edge_up"],
    ["Ctrl+Shift+End", "extend last"],
    ["Shift+PageDown", "extend page_down"],
    ["Ctrl+a", "select_all"],
    ["Shift+Space", "select_rows"],
    ["Ctrl+Space", "select_columns"],
    ["Ctrl+c", "clipboard"],
    ["Ctrl+d", "fill_down"],
    ["Ctrl+r", "fill_right"],
    ["PageDown", "page_down"],
    ["Enter", "edit"],
    ["F2", "edit"],
    ["x", "replace"],
    ["Shift+X", "replace"],
    ["AltGr+@", "replace"],
    ["ß", "replace"],
    ["Delete", "clear"],
    ["Backspace", "clear"],
    ["Escape", "escape"],
    ["Shift+F10", "menu"],
    ["ContextMenu", "menu"],
    ["Ctrl+z", "undo"],
    ["Ctrl+y", "redo"],
    ["Ctrl+Shift+Z", "redo"],
    ["Space", "space"],
    ["Alt+ArrowDown", "open"],
    ["Alt+Shift+ArrowUp", "row_up"],
    ["Alt+Shift+ArrowDown", "row_down"],
    ["Ctrl+Shift++", "insert_row"],
    ["Ctrl+Shift+-", "delete_rows"],
    ["Ctrl+Shift+_", "delete_rows"],
  ])("%s: %s", (keys, command) => {
    expect(key_of(press(keys))).toBe(command);
  });

  it.each(["Ctrl+Shift+M", "Ctrl+Shift+Backspace"])("%s stays in the grid and does nothing", (keys) => {
    expect(key_of(press(keys))).toBe("nothing");
  });

  it.each([
    "Ctrl+s",
    "Shift+Enter",
    "Ctrl+Enter",
    "Alt+Enter",
    "Ctrl+Shift+C",
    "Tab",
    "Shift+Tab",
    "F5",
    "Ctrl+Alt+ArrowUp",
  ])("%s is the host's", (keys) => {
    expect(key_of(press(keys))).toBeUndefined();
  });

  it("writes with the Option key, on a Mac only", () => {
    expect(key_of(press("Alt+@"), true)).toBe("replace");
    expect(key_of(press("Alt+@"), false)).toBeUndefined();
  });

  it("begins an edit with the first key of a composed character", () => {
    expect(key_of(press("Process", { isComposing: true }))).toBe("replace");
    expect(key_of(press("Dead"))).toBe("replace");
    expect(key_of(press("Unidentified", { keyCode: 229 }))).toBe("replace");
  });
});

describe("keys in an editor", () => {
  it.each<[string, Ending | undefined]>([
    ["Enter", "down"],
    ["Tab", "next"],
    ["Shift+Tab", "previous"],
    ["F2", "stay"],
    ["Escape", "cancel"],
    ["a", undefined],
    ["Ctrl+Enter", undefined],
  ])("%s: %s", (keys, ending) => {
    expect(ending_of(press(keys), false)).toBe(ending);
  });

  it("makes a new line with Shift+Enter only where a text has lines", () => {
    expect(ending_of(press("Shift+Enter"), true)).toBeUndefined();
    expect(ending_of(press("Alt+Enter"), true)).toBeUndefined();
    expect(ending_of(press("Shift+Enter"), false)).toBe("swallow");
  });

  it("leaves Enter to the composition of a character", () => {
    expect(ending_of(press("Enter", { isComposing: true }), false)).toBeUndefined();
    // Safari's last key of a composition says so only with its code.
    expect(ending_of(press("Enter", { keyCode: 229 }), false)).toBeUndefined();
  });

  it("lets the host see its own shortcuts, but none of those of text", () => {
    expect(belongs_to_host(press("Ctrl+s"))).toBe(true);
    expect(belongs_to_host(press("Ctrl+z"))).toBe(false);
    expect(belongs_to_host(press("Ctrl+ArrowLeft"))).toBe(false);
    expect(belongs_to_host(press("s"))).toBe(false);
  });
});
