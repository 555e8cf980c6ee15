/** Keys that a notebook would act on although they were pressed inside a view, on a button say. */

/** Keys the host may have: its shortcuts with Ctrl, function keys, and those that run the cell. */
function is_for_host(event: KeyboardEvent): boolean {
  if (event.key === "Tab" || /^F\d/.test(event.key)) return true;
  if (event.key === "Enter") return event.shiftKey || event.altKey || event.ctrlKey || event.metaKey;
  const merges =
    event.key === "Backspace" || event.key === "Delete" || (event.shiftKey && /^m$/i.test(event.key));
  return (event.ctrlKey || event.metaKey) && !merges;
}

/** Keep a key from the notebook: there a single letter cuts cells or deletes them. */
export function keep_from_host(event: KeyboardEvent): void {
  if (!is_for_host(event)) event.stopPropagation();
}
