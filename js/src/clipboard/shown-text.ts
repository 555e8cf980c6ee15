/** The text of an element of a parsed document, as a page would show it. */

const BLANKS = /[ \t\n\r\f]+/g;
const NO_BREAK = "\u00a0";
const IS_BLOCK = /^(ARTICLE|BLOCKQUOTE|D[DT]|DIV|H[1-6]|LI|P|PRE|SECTION|T[RDH])$/;
/** A comment is what LibreOffice writes a cell's remark into. */
const IS_SILENT = /^(COMMENT|SCRIPT|STYLE)$/;
/** Office marks blanks that count with a style of its own. */
const KEEPS_BLANKS = /white-space:\s*(pre|br)|mso-spacerun/i;

export const is_hidden = (element: Element): boolean => /display:\s*none/i.test(style_of(element));

/** Blanks collapsed, blocks and <br> as line ends, no-break blanks as blanks; "" if there is nothing to see. */
export function shown_text(element: Element, keeps_blanks = false): string {
  // The edge of a block, here \v, ends a line unless the line is ended already.
  const text = letters(element, keeps_blanks)
    .replace(/ +/g, " ")
    .replace(/ ?\v[ \v]*/g, "\v")
    .replace(/ ?\n[ \v]*/g, "\n")
    .replace(/^[ \v]|[ \n\v]$/g, "");
  return /\S/.test(text) ? text.replaceAll("\v", "\n").replaceAll(NO_BREAK, " ") : "";
}

function letters(node: Node, kept: boolean): string {
  if (node instanceof Text) {
    return kept ? node.data.replaceAll(" ", NO_BREAK) : node.data.replace(BLANKS, " ");
  }
  if (!(node instanceof Element) || IS_SILENT.test(node.tagName) || is_hidden(node)) return "";
  if (node.tagName === "BR") return "\n";
  const keeps = kept || node.tagName === "PRE" || KEEPS_BLANKS.test(style_of(node));
  let inner = "";
  for (const child of node.childNodes) inner += letters(child, keeps);
  return IS_BLOCK.test(node.tagName) ? `\v${inner}\v` : inner;
}

function style_of(element: Element): string {
  return element.getAttribute("style") ?? "";
}
