import { describe, expect, test } from 'vitest';
import { Toasts } from '$lib/toasts.svelte';
import { failure, fakeCall } from '../test/fake';
import { claimView, rows, story } from '../test/fixture';
import { bestOf, Workbench } from './workbench.svelte';

type Answers = Parameters<typeof fakeCall>[0];

async function started(
	answers: Answers = {},
): Promise<{ bench: Workbench; toasts: Toasts; asked: string[] }> {
	const fake = fakeCall(answers);
	const toasts = new Toasts();
	const bench = new Workbench(fake.call, toasts);
	await bench.start();
	return {
		bench,
		toasts,
		get asked() {
			return fake.asked.map((one) => one.command);
		},
	};
}

describe('the workbench', () => {
	test('opens the newest story at its most checkable open claim', async () => {
		const { bench } = await started();
		expect([bench.phase, bench.story?.id, bench.claim?.claim.id]).toEqual(['ready', 'd1', 'c2']);
	});

	test('a desk that cannot be opened is said, with the reason', async () => {
		const { bench } = await started({
			desk_overview: () => {
				throw failure('desk_damaged');
			},
		});
		expect([bench.phase, bench.failure?.code]).toEqual(['failed', 'desk_damaged']);
	});

	test('next and previous follow the text and stop at its ends', async () => {
		const { bench } = await started();
		await bench.step(1);
		expect(bench.claim?.claim.id).toBe('c3');
		await bench.step(1);
		expect(bench.claim?.claim.id, 'what is set aside is passed over').toBe('c3');
		await bench.step(-1);
		await bench.step(-1);
		expect(bench.claim?.claim.id).toBe('c1');
	});

	test('keys pressed faster than claims come are all counted', async () => {
		const { bench } = await started();
		await bench.step(-1);
		const picked: string[] = [];
		await Promise.all([
			bench.pick((id) => picked.push(id)),
			bench.pick((id) => picked.push(id)),
			bench.step(-1),
		]);
		expect(picked).toEqual(['c1', 'c2']);
		expect(bench.claim?.claim.id).toBe('c2');
	});

	test('the next claim is asked for before it is wanted', async () => {
		const { bench } = await started();
		const asked: string[] = [];
		const inner = bench.call;
		Object.assign(bench, {
			call: (command: Parameters<typeof inner>[0], input: Parameters<typeof inner>[1]) => {
				if (command === 'get_claim') asked.push((input as { claim: string }).claim);
				return inner(command, input);
			},
		});
		await bench.step(1);
		expect(bench.claim?.claim.id).toBe('c3');
		expect(asked, 'c3 was there already').not.toContain('c3');
	});

	test('a change that fails leaves everything as it was, and says why', async () => {
		const { bench, toasts } = await started({
			set_aside: () => {
				throw failure('wrong_state');
			},
		});
		const before = bench.claim;
		expect(await bench.change('set_aside', { claim: 'c2', reason: 'opinion' })).toBe(false);
		expect(bench.claim).toBe(before);
		expect(toasts.list.map((toast) => toast.kind)).toEqual(['problem']);
	});

	test('deciding shows the next open claim, and says so when none is left', async () => {
		const { bench, toasts } = await started({ give_verdict: () => claimView('c2') });
		expect(await bench.decide('give_verdict', { claim: 'c2', rating: 'true', reasoning: 'Set' })).toBe(true);
		expect(bench.claim?.claim.id).toBe('c3');
		const closed = { ...story, claims: rows.map((row) => ({ ...row, status: 'decided' as const })) };
		const { bench: last } = await started({
			get_document: () => closed,
			give_verdict: () => claimView('c2'),
		});
		await last.decide('give_verdict', { claim: 'c2', rating: 'true', reasoning: 'Set' });
		expect(last.claim?.claim.id).toBe('c2');
		expect(toasts.list).toHaveLength(1);
	});

	test('who goes on while the desk is asked again stays there', async () => {
		let release = () => {};
		const slow = new Promise<void>((resolve) => {
			release = resolve;
		});
		let waits = false;
		const { bench } = await started({
			get_claim: async (input) => {
				if (waits && input.claim === 'c2') await slow;
				return claimView(input.claim);
			},
		});
		waits = true;
		const refreshed = bench.refresh();
		await new Promise((resolve) => setTimeout(resolve, 5));
		await bench.openClaim({ id: 'c3', document: 'd1' });
		release();
		await refreshed;
		expect(bench.claim?.claim.id).toBe('c3');
	});

	test('a verdict that is refused leaves its claim in view', async () => {
		const { bench, toasts } = await started({
			give_verdict: () => {
				throw failure('desk_busy');
			},
		});
		expect(await bench.decide('give_verdict', { claim: 'c2', rating: 'true', reasoning: 'Set' })).toBe(false);
		expect([bench.claim?.claim.id, toasts.list[0]?.kind]).toEqual(['c2', 'problem']);
	});

	test('several claims are set aside, and taken back in one go', async () => {
		const steps: unknown[] = [];
		const asked: string[] = [];
		const { bench, toasts } = await started({
			set_aside: (input) => {
				asked.push(input.claim);
				return claimView(input.claim);
			},
			undo: (input) => {
				steps.push(input.steps);
				return { events: [], undo: null, redo: null };
			},
		});
		await bench.setAsideMany(['c1', 'c3'], 'opinion');
		expect(asked).toEqual(['c1', 'c3']);
		toasts.list[0]?.action?.run();
		expect(steps).toEqual([2]);
	});

	test('values of a claim are jumped to in a circle', async () => {
		const { bench } = await started({
			get_claim: (input) => ({ ...claimView(input.claim), mentions: story.mentions.slice(0, 2) }),
		});
		bench.jumpToMention(1);
		bench.jumpToMention(1);
		expect(bench.explained?.text).toBe('til 6');
		bench.jumpToMention(1);
		expect(bench.pointed).toEqual({ start: story.mentions[0]?.start, end: story.mentions[0]?.end });
		await bench.step(1);
		expect(bench.explained, 'the next claim has values of its own').toBeNull();
	});

	test('a change is told with a button that takes it back', async () => {
		let undone = 0;
		const { bench, toasts } = await started({
			set_aside: () => claimView('c2'),
			undo: () => {
				undone += 1;
				return { events: [], undo: null, redo: null };
			},
		});
		await bench.change('set_aside', { claim: 'c2', reason: 'opinion' });
		toasts.list[0]?.action?.run();
		expect(undone).toBe(1);
	});

	test('when undo takes the story away, nothing is shown in its place', async () => {
		let gone = false;
		const { bench } = await started({
			list_documents: () =>
				gone ? { documents: [], total: 0 } : { documents: [{ id: 'd1' } as never], total: 1 },
			get_document: (input) => {
				if (gone) throw failure('document_missing');
				return { ...story, id: input.document };
			},
		});
		gone = true;
		await bench.undo();
		expect([bench.story, bench.claim]).toEqual([null, null]);
	});
});

test('the best claim is open before it is checkable', () => {
	const [one, two] = rows;
	if (!one || !two) throw new Error('the fixture has too few claims');
	expect(bestOf([{ ...two, status: 'decided' }, one])?.id).toBe('c1');
	expect(bestOf([])).toBeUndefined();
});
