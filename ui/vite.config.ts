import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// Strict CSP: nothing inline, no data: scripts, no preload polyfill.
export default defineConfig({
	plugins: [svelte()],
	clearScreen: false,
	server: { port: 5173, strictPort: true, host: 'localhost', fs: { allow: ['..'] } },
	build: { target: 'safari16', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
	resolve: {
		alias: { $lib: fileURLToPath(new URL('./src/lib', import.meta.url)) },
		...(process.env.VITEST ? { conditions: ['browser'] } : {}),
	},
	// axe over a whole window takes its time on a busy machine.
	test: { environment: 'jsdom', include: ['src/**/*.test.ts'], testTimeout: 20_000 },
});
