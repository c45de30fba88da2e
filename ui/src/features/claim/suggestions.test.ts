import { expect, test } from 'vitest';
import { failure, fakeCall } from '../../test/fake';
import { source } from '../../test/fixture';
import { SuggestionState } from './suggestions.svelte';

const suggestion = {
	source: source.source,
	snapshot: 'n1',
	start: 21,
	end: 76,
	text: 'Hver femte skole mangler en lærer.',
	score: 3,
	compared: [],
	difference: null,
};

test('what was found is forgotten with its claim', async () => {
	const { call, asked } = fakeCall({
		suggest_passages: () => ({ suggestions: [suggestion], nSources: 2, nLeftOut: 0 }),
	});
	const state = new SuggestionState(call);
	await state.look();
	expect(asked, 'without a claim nothing is asked').toHaveLength(0);
	state.about('c1');
	await state.look();
	expect([state.list.length, state.phase, state.nSources]).toEqual([1, 'found', 2]);
	state.about('c1');
	expect(state.list, 'the same claim keeps them').toHaveLength(1);
	state.about('c2');
	expect([state.list.length, state.phase]).toEqual([0, 'idle']);
});

test('an answer that comes after the claim was left is thrown away', async () => {
	let release = () => {};
	const slow = new Promise<void>((resolve) => {
		release = resolve;
	});
	const { call } = fakeCall({
		suggest_passages: async () => {
			await slow;
			return { suggestions: [suggestion], nSources: 1, nLeftOut: 0 };
		},
	});
	const state = new SuggestionState(call);
	state.about('c1');
	const looked = state.look();
	state.about('c2');
	release();
	await looked;
	expect([state.list.length, state.phase]).toEqual([0, 'idle']);
});

test('a failure is said and can be tried again', async () => {
	const { call } = fakeCall({
		suggest_passages: () => {
			throw failure('desk_busy');
		},
	});
	const state = new SuggestionState(call);
	state.about('c1');
	await state.look();
	expect([state.problem?.code, state.phase]).toEqual(['desk_busy', 'found']);
});
