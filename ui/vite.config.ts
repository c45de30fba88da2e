import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// Strict CSP: nothing inline, no data: scripts, no preload polyfill.
export default defineConfig({
	plugins: [svelte()],
	clearScreen: false,
	server: { port: 5173, strictPort: true, host: 'localhost', fs: { allow: ['..'] } },
	build: { target: 'safari16', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
	...(process.env.VITEST ? { resolve: { conditions: ['browser'] } } : {}),
	test: { environment: 'jsdom', include: ['src/**/*.test.ts'] },
});
