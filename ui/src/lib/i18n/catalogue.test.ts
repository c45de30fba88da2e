/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { formats } from '../../features/report/report.svelte';
import { views } from '../views';
import { bundleOf, languages, sourcesOf } from './catalogue';
import { say } from './say';
import { systemLanguage, t, words } from './words.svelte';

beforeEach(() => {
	words.language = 'en';
});

function ids(language: (typeof languages)[number]): string[] {
	return Object.values(sourcesOf(language))
		.flatMap((source) => new FluentResource(source).body.map((entry) => entry.id))
		.sort();
}

/** Every `t('…')` written out in the window's source. */
function used(): Set<string> {
	const found = new Set<string>();
	const root = join(process.cwd(), 'src');
	for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
		if (!/\.(svelte|ts)$/.test(entry.name) || entry.name.endsWith('.test.ts')) continue;
		const source = readFileSync(join(entry.parentPath, entry.name), 'utf8');
		for (const [, id] of source.matchAll(/\bt\(\s*'([a-z0-9-]+)'/g)) if (id) found.add(id);
		for (const [, one, two] of source.matchAll(/\bt\([^()]*\?\s*'([a-z-]+)'\s*:\s*'([a-z-]+)'/g)) {
			if (one && two) found.add(one).add(two);
		}
	}
	return found;
}

describe('the catalogue', () => {
	test('every language says the same things', () => {
		expect(ids('da')).toEqual(ids('en'));
	});

	test('no message is written twice', () => {
		for (const language of languages) expect(new Set(ids(language)).size).toBe(ids(language).length);
	});

	test('every language is read without complaint', () => {
		const complaint = vi.spyOn(console, 'error');
		for (const language of languages) bundleOf(language);
		expect(complaint).not.toHaveBeenCalled();
	});

	test('all that the window says is there', () => {
		const known = new Set(ids('en'));
		const missing = [...used()].filter((id) => !known.has(`ui-${id}`));
		expect(used().size).toBeGreaterThan(100);
		expect(missing).toEqual([]);
	});

	test('names made from data are there', () => {
		const made = [
			...views.map((view) => `view-${view.id}`),
			...formats.map((format) => `format-${format.replaceAll('_', '-')}`),
		];
		const known = new Set(ids('en'));
		expect(made.filter((id) => !known.has(`ui-${id}`))).toEqual([]);
	});
});

describe('words', () => {
	test('a number is written as the language writes it', () => {
		expect(t('bytes', { n: 12500 })).toBe('12,500 bytes');
		words.language = 'da';
		expect(t('bytes', { n: 12500 })).toBe('12.500 byte');
	});

	test('a message inside a message is said first', () => {
		const said = say({ id: 'history-undone', args: { what: { id: 'ui-done', args: {} } } });
		expect(said).toBe('Undone: Done');
	});

	test('what went wrong with a page is said in one language', () => {
		words.language = 'da';
		const why = { id: 'fetch-timed-out', args: { host: 'example.org', n: 1 } };
		expect(say({ id: 'error-source-timed-out', args: { what: why } })).toBe(
			'Siden svarede ikke i tide: example.org fik 1 sekund. Intet er ændret; prøv igen, eller vedhæft en gemt fil.',
		);
	});

	test('words put into a message stay as they are', () => {
		expect(words.say('history-undone', { what: '<img src=x onerror=alert(1)> { $n }' })).toBe(
			'Undone: <img src=x onerror=alert(1)> { $n }',
		);
	});

	test('a Danish system gets Danish, any other English', () => {
		expect(systemLanguage(['da-DK', 'en'])).toBe('da');
		expect(systemLanguage(['C'])).toBe('en');
		expect(systemLanguage(['de', 'da'])).toBe('en');
	});
});
