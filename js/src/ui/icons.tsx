/** Line icons, 16 px, drawn with the text's colour; small ones are 12 px. */
const LINES = {
  undo: "M5.5 3 2.5 6l3 3M2.8 6H9a4 4 0 0 1 0 8H6.5",
  redo: "m10.5 3 3 3-3 3M13.2 6H7a4 4 0 0 0 0 8h2.5",
  plus: "M8 3v10M3 8h10",
  trash: "M3 4.5h10M6 4.5v-2h4v2M4.5 4.5l.5 9h6l.5-9",
  up: "M8 13V3.5M4.5 7 8 3.5 11.5 7",
  down: "M8 3v9.5M4.5 9 8 12.5 11.5 9",
  left: "M13 8H3.5M7 4.5 3.5 8 7 11.5",
  right: "M3 8h9.5M9 4.5 12.5 8 9 11.5",
  copy: "M5.5 5.5h8v8h-8ZM10.5 5.5v-3h-8v8h3",
  paste: "M6 3.5H3.5v10h9v-10H10M6 2.5h4v2.5H6ZM6 8h4M6 10.5h4",
  twice: "M2.5 2.5h11v4h-11ZM2.5 9.5h11v4h-11Z",
  more: "M3 7.6v.8M8 7.6v.8M13 7.6v.8",
  turn: "M2.5 2.5h11v11h-11ZM2.5 6.5h11M6.5 6.5v7",
  check: "m3.5 8.5 3 3 6-7",
  open: "m4 6.5 4 4 4-4",
  calendar: "M2.5 4h11v9.5h-11ZM2.5 7h11M5.5 2.5V5M10.5 2.5V5",
  text: "M2.5 4h11M2.5 8h11M2.5 12h6",
  choice: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM5.8 7 8 9.4 10.2 7",
  several: "M2.5 4 3.7 5.2 6 2.8M8.5 4h5M2.5 8.5 3.7 9.7 6 7.3M8.5 8.5h5M8.5 13h5M3 13h2",
  scale: "M3 13v-2.5M6.3 13V8.5M9.7 13V6M13 13V3.5",
  number: "M6.3 2.5 5 13.5M11 2.5 9.7 13.5M3 6h10.5M2.5 10H13",
  flag: "M3 3h10v10H3ZM5.5 8l2 2 3.5-4",
  link: "M7 9.5a2.8 2.8 0 0 0 4 0l2-2a2.8 2.8 0 0 0-4-4l-.8.8M9 6.5a2.8 2.8 0 0 0-4 0l-2 2a2.8 2.8 0 0 0 4 4l.8-.8",
  ref: "M4.5 11.5 11.5 4.5M6 4.5h5.5V10",
  sum: "M12 4V3H4l4.3 5L4 13h8v-1",
  star: "m8 1.8 1.9 3.9 4.3.6-3.1 3 .7 4.3L8 11.5l-3.8 2.1.7-4.3-3.1-3 4.3-.6Z",
  close: "m4 4 8 8M12 4l-8 8",
  search: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.5 10.5 14 14",
  fit: "M2.5 3v10M13.5 3v10M5 8h6M7 6 5 8l2 2M9 6l2 2-2 2",
  present: "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3",
  panel: "M2.5 3h11v10h-11ZM9.5 3v10",
  print: "M4.5 6V2.500h7V6M4.5 11.500h-2v-5h11v5h-2M4.5 9.500h7v4h-7Z",
  unfold: "m6.5 4 4 4-4 4",
  website: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM2.5 8h11M8 2.5c4 3.5 4 7.5 0 11-4-3.5-4-7.5 0-11",
  phone: "M3 3.5 5.3 2.500l1.6 3-1.5 1.300a7 7 0 0 0 3.8 3.800l1.3-1.5 3 1.6-1 2.300C8 14.5 1.5 8 3 3.500Z",
  letter: "M2 4h12v8.500H2ZM2 4.500l6 4.5 6-4.5",
  app: "M6 1.800h4a1.5 1.5 0 0 1 1.5 1.500v9.400a1.5 1.5 0 0 1-1.5 1.500H6a1.5 1.5 0 0 1-1.5-1.500V3.300A1.5 1.5 0 0 1 6 1.800ZM7.3 12h1.4",
  agent:
    "M8 2.400a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.200ZM2.8 13.800c.4-3 2.4-4.6 5.2-4.600s4.8 1.6 5.2 4.6",
  branch: "M2.5 7.500V13.500h11V7.500M1.5 7.500l1.5-5h10l1.5 5ZM6.5 13.500V10h3v3.5",
  chat: "M2.5 3h11v8h-6L4.5 13.500V11h-2Z",
  social_media: "M11.5 2.500v4M4.5 8 11.5 4.500M4.5 8l7 3.500M4.5 8h.1M11.5 4.500h.1M11.5 11.500h.1",
  advertising: "M2.5 6.500v3h2.500l6 3.500V3L5 6.500ZM13.3 6.500v3",
  closed_eye: "M2 6.5c3.4 4 8.6 4 12 0M8 9.6v2.6M4.4 8.7 3 10.8M11.6 8.7l1.4 2.1",
} as const;

const SMALL = {
  pending: "M6 1.3a4.7 4.7 0 1 0 0 9.4 4.7 4.7 0 0 0 0-9.4ZM6 3.2V6l1.8 1.2",
  conflict: "M1 4h8M7 1.8 9.2 4 7 6.2M11 8.5H3M5 6.3 2.8 8.5 5 10.7",
  tick: "m2 6.4 2.7 2.7L10 3.4",
  cut_off: "M1.5 4.3a7 7 0 0 1 9 0M3.3 6.6a4.2 4.2 0 0 1 5.4 0M6 9.3v.1M2 1.5l8 9",
} as const;

export type IconName = keyof typeof LINES;
export type SmallName = keyof typeof SMALL | "error";

export function is_icon(name: string): name is IconName {
  return Object.hasOwn(LINES, name);
}

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="jk-icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={LINES[name]} />
    </svg>
  );
}

export function SmallIcon({ name, ...rest }: { name: SmallName; class?: string; "data-state"?: string }) {
  return (
    <svg {...rest} class={`jk-icon jk-small ${rest.class ?? ""}`} viewBox="0 0 12 12" aria-hidden="true">
      {name === "error" ? <Triangle /> : <path d={SMALL[name]} />}
    </svg>
  );
}

function Triangle() {
  return (
    <>
      <path d="M6 1.2 11.2 10.6H.8Z" fill="currentColor" />
      <path d="M6 4.6v2.6M6 8.9v.2" stroke="var(--jk-surface)" />
    </>
  );
}
