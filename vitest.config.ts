import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["__tests__/**/*.test.ts"],
		testTimeout: 60_000,
		hookTimeout: 120_000,
		maxWorkers: 2,
		coverage: {
			provider: "v8",
			include: ["src/**/*.ts"],
			// wiring: run as the committed bundle by the tests of __tests__/contract, which coverage does not see
			exclude: ["src/index.ts", "src/main.ts", "src/commands/**"],
			reporter: ["text-summary", "html"],
			thresholds: { lines: 90, branches: 85 },
		},
	},
});
