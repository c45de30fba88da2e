import { describe, expect, test } from 'vitest';
import type { SeenBefore } from '$lib/generated/api';
import { failure, fakeCall } from '../../test/fake';
import { rows } from '../../test/fixture';
import { idOf, SeenState } from './seen.svelte';

const [earlier] = rows;
if (!earlier) throw new Error('the fixture has no claims');
const found: SeenBefore = {
	claim: 'c2',
	matches: [
		{
			other: { kind: 'claim', claim: earlier, reasoning: null },
			likeness: 0.8,
			shared: ['timer'],
			values: 'different',
			compared: [],
			isSame: null,
			judgedBy: null,
			canAnswer: true,
		},
	],
};

describe('what was seen before', () => {
	test('is looked for when asked, and forgotten with its claim', async () => {
		const { call, asked } = fakeCall({ seen_before: () => found });
		const state = new SeenState(call);
		await state.look();
		expect(asked).toEqual([]);
		state.about('c2');
		await state.look();
		expect(state.list.map(idOf)).toEqual([earlier.id]);
		state.about('c3');
		expect(state.list).toEqual([]);
		expect(state.phase).toBe('idle');
	});

	test('is judged, and what the desk answers is shown', async () => {
		const judged = { ...found, matches: found.matches.map((match) => ({ ...match, isSame: true })) };
		const { call, asked } = fakeCall({ seen_before: () => found, judge_match: () => judged });
		const state = new SeenState(call);
		state.about('c2');
		await state.look();
		const [match] = state.list;
		if (match) await state.judge(match, true);
		expect(asked.at(-1)).toEqual({
			command: 'judge_match',
			input: { claim: 'c2', other: earlier.id, isSame: true },
		});
		expect(state.list[0]?.isSame).toBe(true);
	});

	test('that cannot be looked for is said', async () => {
		const { call } = fakeCall({
			seen_before: () => {
				throw failure('claim_missing', 'c2');
			},
		});
		const state = new SeenState(call);
		state.about('c2');
		await state.look();
		expect(state.problem?.code).toBe('claim_missing');
	});
});
