// What is wrong with a grid or a view as it stands on the page now; one line a fault.
(() => {
  const box = (element) => element.getBoundingClientRect();
  const name = (element) =>
    `${element.localName}.${element.className} “${(element.ariaLabel ?? element.textContent).trim().slice(0, 40)}”`;
  const FOCUSABLE = "a[href], button, input, select, textarea, [tabindex]";
  const is_shown = (element) =>
    element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }) && box(element).width > 0;

  /** Roles, names, row and column indices, and the one stop for Tab. */
  const structure = (grid) => {
    const faults = [];
    const rows = [...grid.querySelectorAll('[role="row"]')];
    const counted = rows.filter((row) => row.hasAttribute("aria-rowindex"));
    const index = (row) => Number(row.getAttribute("aria-rowindex"));
    const [row_count, column_count] = ["aria-rowcount", "aria-colcount"].map((each) =>
      Number(grid.getAttribute(each)),
    );
    if (!grid.ariaLabel) faults.push("The grid has no name.");
    counted.forEach((row, at) => {
      if (at > 0 && index(row) <= index(counted[at - 1]))
        faults.push(`Row ${index(row)} stands behind row ${index(counted[at - 1])}.`);
      const cells = [...row.children].filter((cell) => cell.role && cell.role !== "none");
      const places = cells.map((cell) => Number(cell.getAttribute("aria-colindex")));
      const wanted = Array.from({ length: column_count }, (_, place) => place + 1);
      if (String(places) !== String(wanted))
        faults.push(`Row ${index(row)} has the columns ${places}, not ${wanted}.`);
      const roles = cells.map((cell) => cell.role);
      const others = at === 0 ? "columnheader" : "gridcell";
      if (roles.some((role, place) => role !== others && !(place === 0 && role === "rowheader")))
        faults.push(`Row ${index(row)}: ${roles}`);
    });
    if (index(counted[0] ?? grid) !== 1) faults.push("The first row is not that of the heads.");
    if (counted.some((row) => index(row) > row_count)) faults.push(`There are rows beyond ${row_count}.`);
    for (const head of grid.querySelectorAll('[role="columnheader"], [role="rowheader"]')) {
      if (!head.textContent.trim() && !head.querySelector("input, textarea"))
        faults.push(`A ${head.role} has no name.`);
    }
    const stops = [grid, ...grid.querySelectorAll(FOCUSABLE)].filter(
      (element) => element.getAttribute("tabindex") === "0",
    );
    const editing = grid.querySelector("[data-editing]");
    if (stops.length !== (editing ? 0 : 1))
      faults.push(`${stops.length} elements have tabindex 0: ${stops.map(name)}`);
    const others = [...grid.querySelectorAll(FOCUSABLE)].filter(
      (element) => element.tabIndex >= 0 && !stops.includes(element),
    );
    const strays = others.filter((element) => is_shown(element) && !editing?.contains(element));
    faults.push(...strays.map((element) => `Tab stops at ${name(element)}, too.`));
    return faults;
  };

  /** WCAG 2.5.8: 24 by 24 pixels, or nothing else within 24 pixels around the middle. */
  const targets = (view) => {
    const all = [
      ...view.querySelectorAll(`${FOCUSABLE}, [role="option"], [role="radio"], [role="menuitem"]`),
    ];
    // A field that is drawn by its label is pressed there, and the field of a cell anywhere in the cell.
    const pressed = (element) =>
      (element.matches(".jk-sr") && element.labels?.[0]) ||
      (element.matches(".jk-input") && element.closest(".jk-cell:has(> .jk-input)")) ||
      element;
    const shown = [...new Set(all.filter(is_shown).map(pressed))];
    const small = (element) => box(element).width < 23.9 || box(element).height < 23.9;
    const middle = (element) => {
      const { x, y, width, height } = box(element);
      return [x + width / 2, y + height / 2];
    };
    const near = (element, other) => {
      const [x, y] = middle(element);
      const { left, right, top, bottom } = box(other);
      const [other_x, other_y] = middle(other);
      const beside = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
      return beside < 12 || (small(other) && Math.hypot(other_x - x, other_y - y) < 24);
    };
    const family = (element, other) => element.contains(other) || other.contains(element);
    return shown.filter(small).flatMap((element) => {
      const close = shown.find((other) => !family(element, other) && near(element, other));
      const { width, height } = box(element);
      return close ? [`${name(element)} is ${width} by ${height}, and near ${name(close)}`] : [];
    });
  };

  /** Nothing but grids scrolls sideways, and nothing stands out to a side. */
  const reflow = (view) => {
    const faults = [];
    const page = document.scrollingElement;
    if (page.scrollWidth > page.clientWidth)
      faults.push(`The page is ${page.scrollWidth} wide, in ${page.clientWidth}.`);
    for (const element of view.querySelectorAll("*")) {
      const inside = element.closest(".jk-scroll") && !element.closest(".jk-popover");
      if (inside || !is_shown(element) || element.matches(".jk-sr, .jk-sr *, svg *, option")) continue;
      const { left, right } = box(element);
      if (left < -1 || right > page.clientWidth + 1)
        faults.push(`${name(element)} reaches from ${left} to ${right}`);
      const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowX);
      if (scrolls && element.scrollWidth > element.clientWidth + 1 && !element.matches("input")) {
        faults.push(`${name(element)} scrolls sideways`);
      }
    }
    return faults;
  };

  /** How much of the focused cell is under the head or the first columns, or beyond the edges, in pixels. */
  const covered = (grid) => {
    const cell = document.activeElement;
    const scroller = grid.closest(".jk-scroll");
    if (!cell?.matches(".jk-cell")) return [`The focus is on ${cell && name(cell)}.`];
    const [own, room, head] = [cell, scroller, grid.querySelector(".jk-headrow")].map(box);
    const fixed =
      cell.parentElement.querySelector(".jk-first") ?? cell.parentElement.querySelector(".jk-number");
    const left =
      cell === fixed ? box(cell.parentElement.querySelector(".jk-number")).right : box(fixed).right;
    const [top, right, bottom] = [
      head.bottom,
      room.left + scroller.clientLeft + scroller.clientWidth,
      room.top + scroller.clientTop + scroller.clientHeight,
    ];
    const faults = [];
    const say = (what, by) =>
      by > 1 &&
      faults.push(
        `${Math.round(by)} px ${what} (${cell.dataset.column}, row ${cell.parentElement.ariaRowIndex})`,
      );
    say("under the head", top - own.top);
    say("under the first columns", left - own.left);
    // What is larger than the room there is shows its beginning.
    if (own.height <= bottom - top) say("below the grid", own.bottom - bottom);
    if (own.width <= right - left) say("beside the grid", own.right - right);
    if (own.bottom < 0 || own.top > innerHeight) faults.push("out of sight on the page");
    return faults;
  };

  /** What moves: those who asked for less motion see none of it. */
  const motion = (view) =>
    [view, ...view.querySelectorAll("*")].flatMap((element) =>
      ["", "::before", "::after"].flatMap((part) => {
        const style = getComputedStyle(element, part || null);
        const { animationName, transitionDuration, transitionProperty } = style;
        const lasts = transitionDuration.split(", ").some((each) => Number.parseFloat(each) > 0);
        const moves = animationName !== "none" || (transitionProperty !== "none" && lasts);
        return moves ? [`${name(element)}${part} moves: ${animationName} ${transitionDuration}`] : [];
      }),
    );

  window.audit = { structure, targets, reflow, covered, motion };
})();
