import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    // Property tests take a while on a busy machine.
    testTimeout: 60_000,
  },
});
