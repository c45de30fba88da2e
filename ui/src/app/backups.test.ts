import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Message } from '$lib/generated/api';
import { failure, fakeCall } from '../test/fake';
import { keepBackups } from './backups';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

test('copies are made now and then, until the window closes', async () => {
	const { call, asked } = fakeCall({ back_up_desk: () => ({ name: null }) });
	const stop = keepBackups(call, () => {});
	await vi.advanceTimersByTimeAsync(25 * 60 * 1000);
	expect(asked.map((one) => one.command)).toEqual(['back_up_desk', 'back_up_desk']);
	stop();
	await vi.advanceTimersByTimeAsync(60 * 60 * 1000);
	expect(asked).toHaveLength(2);
});

test('a copy that fails is told of once', async () => {
	const told: Message[] = [];
	const { call } = fakeCall({
		back_up_desk: () => {
			throw failure('desk_unwritable');
		},
	});
	const stop = keepBackups(call, (says) => told.push(says));
	await vi.advanceTimersByTimeAsync(35 * 60 * 1000);
	expect(told.map((says) => says.id)).toEqual(['error-desk-unwritable']);
	stop();
});
