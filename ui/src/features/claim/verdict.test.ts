import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { VerdictView } from '$lib/generated/api';
import { failure, fakeCall } from '../../test/fake';
import { claimView, scales } from '../../test/fixture';
import { VerdictState } from './verdict.svelte';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

function decided(state: VerdictView['state']): VerdictView {
	const rating = scales.scales[0]?.ratings[4];
	if (!rating) throw new Error('the fixture has too few ratings');
	return {
		version: 1,
		rating,
		reasoning: 'Rapporten siger det.',
		reviewer: { id: 'r1', name: 'Åse' },
		atMs: 1,
		state,
		note: null,
		answeredBy: null,
	};
}

describe('a draft', () => {
	test('is kept soon after the last key, once', async () => {
		const { call, asked } = fakeCall();
		const form = new VerdictState(claimView('c1'), scales, call);
		form.chooseNth(2);
		form.reasoning = 'Fordi';
		form.touched();
		expect(asked).toEqual([]);
		expect(form.draft).toBe('pending');
		await vi.runAllTimersAsync();
		expect(asked).toEqual([
			{
				command: 'save_draft',
				input: { claim: 'c1', scale: 'truth5', rating: 'mostly_false', reasoning: 'Fordi' },
			},
		]);
		expect(form.draft).toBe('kept');
	});

	test('that could not be kept waits for the next try', async () => {
		const { call } = fakeCall({
			save_draft: () => {
				throw failure('desk_busy');
			},
		});
		const form = new VerdictState(claimView('c1'), scales, call);
		form.touched();
		await vi.runAllTimersAsync();
		expect(form.draft).toBe('pending');
	});

	test('is not kept any more once the verdict is sent', async () => {
		const { call, asked } = fakeCall();
		const form = new VerdictState(claimView('c1'), scales, call);
		form.touched();
		form.sent();
		await vi.runAllTimersAsync();
		expect(asked).toEqual([]);
	});

	test('from before stands in the form again', () => {
		const draft = { scale: 'truth5', rating: 'half', reasoning: 'Halvdelen', atMs: 1 };
		const form = new VerdictState(claimView('c1', { draft }), scales, fakeCall().call);
		expect([form.rating, form.reasoning, form.mode]).toEqual(['half', 'Halvdelen', 'give']);
	});
});

describe('the form', () => {
	test('says what is missing, one thing at a time', () => {
		const form = new VerdictState(claimView('c1'), scales, fakeCall().call);
		expect(form.missing).toBe('verdict-missing-rating');
		form.choose('true');
		expect(form.missing).toBe('verdict-missing-reasoning');
		form.reasoning = '  ';
		expect(form.missing).toBe('verdict-missing-reasoning');
		form.reasoning = 'Fordi';
		expect(form.missing).toBeNull();
	});

	test('is closed while a verdict stands', () => {
		const view = claimView('c1', { verdicts: [decided('published')] });
		const form = new VerdictState(view, scales, fakeCall().call);
		expect(form.mode).toBeNull();
	});

	test('a number key on a public verdict begins a correction', () => {
		const view = claimView('c1', { verdicts: [decided('published')] });
		const form = new VerdictState(view, scales, fakeCall().call);
		form.chooseNth(1);
		expect([form.mode, form.rating, form.missing]).toEqual(['correct', 'false', 'verdict-missing-note']);
	});

	test('a number without a rating does nothing', () => {
		const form = new VerdictState(claimView('c1'), scales, fakeCall().call);
		form.chooseNth(9);
		expect(form.rating).toBeNull();
	});

	test('after a withdrawal a new verdict can be given', () => {
		const view = claimView('c1', { verdicts: [decided('withdrawn')] });
		expect(new VerdictState(view, scales, fakeCall().call).mode).toBe('give');
	});
});
