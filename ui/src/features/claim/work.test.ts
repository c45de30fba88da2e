import { describe, expect, test } from 'vitest';
import type { ChecklistItem } from '$lib/generated/api';
import { failure, fakeCall } from '../../test/fake';
import { WorkState } from './work.svelte';

const item = (id: string, state: ChecklistItem['state'] = null): ChecklistItem => ({
	id,
	says: { id: 'history-undone', args: { what: id } },
	state,
	note: null,
	reviewer: null,
});

describe('the checklist', () => {
	test('counts what is answered, and the same answer again takes it away', async () => {
		let changes = 0;
		const { call, asked } = fakeCall({
			checklist: () => ({ claim: 'c1', items: [item('origin', 'done'), item('unit')], nAnswered: 1 }),
			answer_check: () => ({ claim: 'c1', items: [item('origin'), item('unit')], nAnswered: 0 }),
		});
		const work = new WorkState(call, async () => {
			changes += 1;
		});
		work.about('c1');
		await work.loadChecklist();
		expect(work.nAnswered).toBe(1);
		const [first] = work.items;
		if (first) await work.answer(first, 'done');
		expect(asked.at(-1)).toEqual({ command: 'answer_check', input: { claim: 'c1', item: 'origin' } });
		expect(work.nAnswered).toBe(0);
		expect(changes).toBe(1);
	});

	test('is forgotten with its claim, and a failure is said', async () => {
		const { call } = fakeCall({
			checklist: () => {
				throw failure('claim_missing', 'c1');
			},
		});
		const work = new WorkState(call, async () => {});
		work.about('c1');
		await work.loadChecklist();
		expect(work.problem?.code).toBe('claim_missing');
		work.about('c2');
		expect(work.problem).toBeNull();
	});
});

test('templates are asked for once a claim', async () => {
	const { call, asked } = fakeCall({
		reasoning_templates: () => ({ templates: [{ id: 't', name: 'Tal', text: 'Tallet er …' }] }),
	});
	const work = new WorkState(call, async () => {});
	work.about('c1');
	await work.loadTemplates();
	await work.loadTemplates();
	expect(work.templates).toHaveLength(1);
	expect(asked).toHaveLength(1);
});
