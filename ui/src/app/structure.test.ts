/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const features = join(process.cwd(), 'src/features');

test('features know nothing of each other, nor of the app', () => {
	const wrong: string[] = [];
	let seen = 0;
	for (const entry of readdirSync(features, { recursive: true, withFileTypes: true })) {
		if (!/\.(svelte|ts)$/.test(entry.name) || entry.name.endsWith('.test.ts')) continue;
		const path = join(entry.parentPath, entry.name);
		for (const [, from] of readFileSync(path, 'utf8').matchAll(/from '([^']+)'/g)) {
			seen += 1;
			if (from?.startsWith('..')) wrong.push(`${relative(features, path)} imports ${from}`);
		}
	}
	expect(seen).toBeGreaterThan(30);
	expect(wrong).toEqual([]);
});

test('strings are never put into the page as markup', () => {
	const wrong: string[] = [];
	for (const entry of readdirSync(join(process.cwd(), 'src'), { recursive: true, withFileTypes: true })) {
		if (!/\.(svelte|ts)$/.test(entry.name) || entry.name.endsWith('.test.ts')) continue;
		const source = readFileSync(join(entry.parentPath, entry.name), 'utf8');
		if (/\{@html|innerHTML|insertAdjacentHTML|outerHTML|document\.write/.test(source)) wrong.push(entry.name);
	}
	expect(wrong).toEqual([]);
});
