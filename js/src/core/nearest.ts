/** Which known name a misspelt one may mean; the kernel names the same. */
import { first_letters } from "./blanks";

function edit_distance(one: readonly string[], other: readonly string[]): number {
  let previous = Array.from({ length: other.length + 1 }, (_, at) => at);
  one.forEach((letter, i) => {
    const current = [i + 1];
    other.forEach((twin, j) => {
      const changed = (previous[j] as number) + (letter === twin ? 0 : 1);
      current.push(Math.min((previous[j + 1] as number) + 1, (current[j] as number) + 1, changed));
    });
    previous = current;
  });
  return previous[other.length] as number;
}

/** The known name most like the given one; null if none is alike. */
export function nearest(name: string, known: Iterable<string>): string | null {
  // Words past 64 letters are nobody's slip of the finger, and the distance is quadratic.
  const short = [...first_letters(name.toLowerCase(), 64)];
  let best: string | null = null;
  // Two letters swapped are a distance of two; a short word that far off is another word.
  let best_distance = Math.max(short.length < 4 ? 1 : 2, Math.floor(short.length / 3)) + 1;
  for (const candidate of known) {
    const letters = [...first_letters(candidate.toLowerCase(), 64)];
    // The difference in length is the least the distance can be.
    if (Math.abs(letters.length - short.length) >= best_distance) continue;
    const distance = edit_distance(short, letters);
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}
