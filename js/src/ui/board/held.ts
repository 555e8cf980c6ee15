/**
 * What follows a pointer is held in an animation that stands still: a browser moves what is animated by itself,
 * but for anything else that moves it puts all layers of the page together anew.
 */
export function held(element: Element): KeyframeEffect {
  return element.animate(null, FOR_EVER).effect as KeyframeEffect;
}

const FOR_EVER = 1e9;
