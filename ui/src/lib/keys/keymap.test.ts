import { describe, expect, test } from 'vitest';
import type { Action } from './actions';
import { conflictOf, isFree, keyOf, withOwnKeys } from './keymap.svelte';

const action = (id: string, key: string, group: Action['group'] = 'claim'): Action => ({
	id,
	group,
	keys: [key],
	can: () => true,
	run: () => {},
});
const actions = [action('next', 'j'), action('comment', 'c'), action('mark-supports', 's', 'source')];

describe('a key of one’s own', () => {
	test('stands in place of the usual one, and of that action alone', () => {
		const mapped = withOwnKeys(actions, { next: 'h' });
		expect(mapped.map((one) => one.keys)).toEqual([['h'], ['c'], ['s']]);
	});

	test('that another action has is said', () => {
		expect(conflictOf(actions, 'next', 'c')?.id).toBe('comment');
		expect(conflictOf(actions, 'next', 'h')).toBeUndefined();
		expect(conflictOf(actions, 'next', 'j')).toBeUndefined();
	});

	test('may be that of an action that works in a source alone', () => {
		expect(conflictOf(actions, 'next', 's')).toBeUndefined();
	});

	test('cannot be given to what always leads back', () => {
		expect(isFree(action('back', 'Escape'))).toBe(false);
		expect(withOwnKeys([action('keys', '?')], { keys: 'h' })[0]?.keys).toEqual(['?']);
	});
});

test('a keystroke is written as it is bound', () => {
	const of = (key: string, more: KeyboardEventInit = {}) =>
		keyOf(new KeyboardEvent('keydown', { key, ...more }));
	expect(of('h')).toBe('h');
	expect(of('H', { shiftKey: true })).toBe('Shift+H');
	expect(of('b', { ctrlKey: true })).toBe('$mod+b');
	expect(of('Shift', { shiftKey: true })).toBeNull();
	expect(of('Escape')).toBeNull();
});
