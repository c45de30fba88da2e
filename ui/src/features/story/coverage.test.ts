import { expect, test } from 'vitest';
import type { StoryCoverage } from '$lib/generated/api';
import { fakeCall } from '../../test/fake';
import { CoverageState } from './coverage.svelte';

const story = (...states: StoryCoverage['sentences'][number]['state'][]): StoryCoverage => ({
	document: 'd1',
	coverage: { nClaimed: 0, nSetAside: 0, nOpen: 0 },
	sentences: states.map((state, index) => ({
		index,
		start: index * 10,
		end: index * 10 + 9,
		text: 'x',
		state,
		claims: [],
	})),
});

test('the next open sentence is found, around the end, and none where all are done', async () => {
	const { call } = fakeCall({ coverage: () => story('open', 'claimed', 'open', 'set_aside') });
	const state = new CoverageState(call);
	await state.load('d1');
	expect(state.nextOpen(0)).toBe(2);
	expect(state.nextOpen(2)).toBe(0);
	state.story = story('claimed');
	expect(state.nextOpen(0)).toBeNull();
});

test('a late answer about another story is thrown away', async () => {
	const answers: ((value: StoryCoverage) => void)[] = [];
	const { call } = fakeCall();
	const slow = ((command: string, input: unknown) =>
		command === 'coverage'
			? new Promise((resolve) => answers.push(resolve as never))
			: call(command as never, input as never)) as typeof call;
	const state = new CoverageState(slow);
	const first = state.load('d1');
	const second = state.load('d2');
	answers[1]?.(story('open'));
	answers[0]?.(story('claimed', 'claimed'));
	await Promise.all([first, second]);
	expect(state.story?.sentences).toHaveLength(1);
});
