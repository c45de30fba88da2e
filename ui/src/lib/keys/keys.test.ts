import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Action, isLetterKey, isTyping, shownKey } from './actions';
import { type KeyRules, listenForKeys } from './listen';

const rules: KeyRules = { letters: () => true, dialogOpen: () => false };
let unbind = () => {};
afterEach(() => {
	unbind();
	document.body.replaceChildren();
});

function bound(more: Partial<Action>, ruled: Partial<KeyRules> = {}): ReturnType<typeof vi.fn> {
	const run = vi.fn();
	const action: Action = { id: 'next', group: 'claim', keys: ['j'], can: () => true, run, ...more };
	unbind = listenForKeys(window, () => [action], { ...rules, ...ruled });
	return run;
}

function press(key: string, target: EventTarget = document.body, more: KeyboardEventInit = {}): void {
	target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
}

function field(): HTMLTextAreaElement {
	const area = document.createElement('textarea');
	document.body.append(area);
	return area;
}

describe('a key', () => {
	test('runs its action', () => {
		const run = bound({});
		press('j');
		expect(run).toHaveBeenCalledOnce();
	});

	test('is a letter while somebody types', () => {
		const run = bound({});
		press('j', field());
		expect(run).not.toHaveBeenCalled();
	});

	test('with Ctrl works while somebody types, where it says so', () => {
		const run = bound({ keys: ['$mod+Enter'], whileTyping: true });
		press('Enter', field(), { ctrlKey: true });
		expect(run).toHaveBeenCalledOnce();
	});

	test('of one letter can be switched off, one with Ctrl cannot', () => {
		const off = { letters: () => false };
		const letter = bound({}, off);
		press('j');
		expect(letter).not.toHaveBeenCalled();
		unbind();
		const ctrl = bound({ keys: ['$mod+z'] }, off);
		press('z', document.body, { ctrlKey: true });
		expect(ctrl).toHaveBeenCalledOnce();
	});

	test('does nothing behind a dialog or where it cannot', () => {
		const behind = bound({}, { dialogOpen: () => true });
		press('j');
		expect(behind).not.toHaveBeenCalled();
		unbind();
		const cannot = bound({ can: () => false });
		press('j');
		expect(cannot).not.toHaveBeenCalled();
	});

	test('on a Danish keyboard, where a sign is typed with Shift, is found', () => {
		const run = bound({ keys: ['/', 'Shift+/'] });
		press('/', document.body, { shiftKey: true });
		expect(run).toHaveBeenCalledOnce();
	});
});

test('keys are shown as they are printed', () => {
	expect(shownKey('$mod+Enter')).toEqual(['Ctrl', '↵']);
	expect(shownKey('Shift+?')).toEqual(['?']);
	expect(shownKey('Shift+E')).toEqual(['⇧', 'E']);
});

test('a letter key is one without Ctrl', () => {
	expect(isLetterKey('Shift+?')).toBe(true);
	expect(isLetterKey('$mod+k')).toBe(false);
	expect(isLetterKey('Escape')).toBe(false);
});

test('a check box is no place to type', () => {
	const box = document.createElement('input');
	box.type = 'checkbox';
	expect(isTyping(box)).toBe(false);
	expect(isTyping(document.createElement('input'))).toBe(true);
});
