/** The marks of choices: a shape says what it is, so that it reads without colour. */

/** Maslow's levels: a letter in a shape, both drawn; deficit needs are filled, the being need is outlined. */
const LEVELS: Record<string, { shape: string; letter: string }> = {
  maslow_p: {
    shape: "M3.5 1.5h13a2 2 0 0 1 2 2v13a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2v-13a2 2 0 0 1 2-2Z",
    letter: "M8 14V6h2.6a2.4 2.4 0 0 1 0 4.8H8",
  },
  maslow_s: {
    shape: "M10 .8 18.5 3.6V10c0 4.6-3.4 7.6-8.5 9.4C4.9 17.6 1.5 14.6 1.5 10V3.6Z",
    letter:
      "M12.4 7.2C11.8 6.3 11 6 10 6 8.6 6 7.6 6.7 7.6 7.9c0 2.7 4.9 1.2 4.9 4 0 1.2-1 2-2.5 2-1.2 0-2.2-.5-2.7-1.5",
  },
  maslow_l: { shape: "M10 1a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z", letter: "M8 6v8h4.3" },
  maslow_e: {
    shape:
      "M11.1.9 19.1 8.9a1.5 1.5 0 0 1 0 2.2l-8 8a1.5 1.5 0 0 1-2.2 0l-8-8a1.5 1.5 0 0 1 0-2.2l8-8a1.5 1.5 0 0 1 2.2 0Z",
    letter: "M12.3 6H8v8h4.3M8 9.9h3.7",
  },
  maslow_a: { shape: "M5.4 1.7h9.2L19.2 10l-4.6 8.3H5.4L.8 10Z", letter: "M6.9 14 10 6l3.1 8M8 11.3h4" },
};

/** How we know: the mark fills up with what we know; dashes stand for assumed and nothing else. */
const GRADES = ["grade_0", "grade_1", "grade_2", "grade_3"];

export function ChoiceMark({ mark }: { mark: string | undefined }) {
  const level = mark ? LEVELS[mark] : undefined;
  if (level) {
    return (
      <svg
        class="jk-mark"
        viewBox="0 0 20 20"
        aria-hidden="true"
        data-being={mark === "maslow_a" || undefined}
      >
        <path class="jk-shape" d={level.shape} />
        <path class="jk-letter" d={level.letter} />
      </svg>
    );
  }
  return mark && GRADES.includes(mark) ? <GradeMark grade={GRADES.indexOf(mark)} /> : null;
}

function GradeMark({ grade }: { grade: number }) {
  const line = { fill: "none", stroke: "currentColor", "stroke-width": "1.4" };
  return (
    <svg class="jk-grade" viewBox="0 0 12 12" aria-hidden="true" data-assumed={grade === 0 || undefined}>
      {grade === 0 && <path d="M1.5 1.5h9v9h-9Z" stroke-dasharray="2.2 1.6" {...line} />}
      {grade === 3 && <circle cx="6" cy="6" r="5.3" fill="currentColor" />}
      {(grade === 1 || grade === 2) && <circle cx="6" cy="6" r="4.7" {...line} />}
      {grade === 2 && <path d="M6 1.3a4.7 4.7 0 0 0 0 9.4Z" fill="currentColor" />}
    </svg>
  );
}

/** Personas have seven colours; the seventh and every further one are grey. */
const COLOURS = 7;

interface FaceProps {
  readonly name: string;
  /** The person's place in their table. */
  readonly index: number;
  /** What tells the person from the others, where that is known. */
  readonly letters?: string;
}

/** A person as a disc with letters. */
export function Face({ name, index, letters }: FaceProps) {
  const colour = `var(--jk-persona-${Math.min(Math.max(index, 0) + 1, COLOURS)})`;
  const initial = letters || ([...name.trim()][0]?.toUpperCase() ?? "?");
  return (
    <span
      class="jk-face"
      style={{ "--jk-face": colour }}
      data-initial={initial}
      data-several={initial.length > 1 ? "" : undefined}
      aria-hidden="true"
    />
  );
}
