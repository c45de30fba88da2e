import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Toasts } from './toasts.svelte';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

test('what was done goes away by itself, a problem stays', () => {
	const toasts = new Toasts();
	toasts.done('Gemt');
	toasts.problem('Intet svar');
	vi.advanceTimersByTime(60_000);
	expect(toasts.list.map((toast) => toast.text)).toEqual(['Intet svar']);
});

test('only the newest change offers undo', () => {
	const toasts = new Toasts();
	toasts.done('Et', { label: 'Fortryd', run: () => {} });
	toasts.done('To', { label: 'Fortryd', run: () => {} });
	expect(toasts.list.map((toast) => toast.text)).toEqual(['To']);
});

test('the same words are read out again', () => {
	const toasts = new Toasts();
	toasts.announce('Gemt');
	const first = toasts.announced;
	toasts.announce('Gemt');
	expect(toasts.announced).not.toBe(first);
	expect(toasts.announced.trim()).toBe('Gemt');
});
