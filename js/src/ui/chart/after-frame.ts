/** Before the next frame is painted, or a moment later where none is. */
const NO_FRAME_MS = 60;

export function after_frame(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      resolve();
    };
    const frame = requestAnimationFrame(done);
    const timer = setTimeout(done, NO_FRAME_MS);
  });
}
