import { describe, expect, test } from 'vitest';
import type { ClaimRow, QueuePage } from '$lib/generated/api';
import { failure, fakeCall } from '../../test/fake';
import { rows } from '../../test/fixture';
import { QueueState } from './queue.svelte';

const first = rows[0] as ClaimRow;
const page = (offset: number, n: number, total: number): QueuePage => ({
	claims: Array.from({ length: n }, (_, index) => ({ ...first, id: `q${offset + index}` })),
	total,
	isMore: false,
});

describe('the queue', () => {
	test('claims are picked and let go again', () => {
		const queue = new QueueState(fakeCall().call, () => {});
		queue.toggle('c1');
		queue.toggle('c2');
		queue.toggle('c1');
		expect([...queue.selected]).toEqual(['c2']);
		queue.clear();
		expect(queue.selected.size).toBe(0);
	});

	test('asks only for the pages in view, each once', async () => {
		const { call, asked } = fakeCall({ queue: (input) => page(input.offset ?? 0, input.limit ?? 0, 1000) });
		const queue = new QueueState(call, () => {});
		await queue.reload();
		await queue.need(0, 20);
		await queue.need(395, 405);
		await queue.need(395, 405);
		expect(asked.map((one) => (one.input as { offset: number }).offset)).toEqual([0, 200, 400]);
		expect(queue.rows[400]?.id).toBe('q400');
		expect(queue.rows[700]).toBeUndefined();
		expect(queue.rows.length).toBe(1000);
	});

	test('a queue that was not counted to its end is read to its end all the same', async () => {
		const all = 450;
		const { call } = fakeCall({
			queue: ({ offset = 0, limit = 0 }) => ({
				...page(offset ?? 0, Math.max(0, Math.min(limit ?? 0, all - (offset ?? 0))), 300),
				isMore: true,
			}),
		});
		const queue = new QueueState(call, () => {});
		await queue.reload();
		expect([queue.isMore, queue.total, queue.rows.length]).toEqual([true, 300, 300]);
		await queue.need(200, 299);
		expect([queue.isMore, queue.total, queue.rows.length]).toEqual([true, 400, 600]);
		await queue.need(400, 420);
		expect([queue.isMore, queue.total, queue.rows.length]).toEqual([false, 450, 450]);
	});

	test('a slow answer to an old question is dropped', async () => {
		const answers: ((value: QueuePage) => void)[] = [];
		const { call } = fakeCall({ queue: () => new Promise<QueuePage>((done) => answers.push(done)) });
		const queue = new QueueState(call, () => {});
		const old = queue.reload();
		queue.query = 'soldat*';
		const fresh = queue.reload();
		answers[1]?.(page(0, 1, 1));
		await fresh;
		answers[0]?.(page(0, 5, 5));
		await old;
		expect(queue.total).toBe(1);
	});

	test('a query that cannot be read says so and shows nothing', async () => {
		const { call } = fakeCall({
			queue: () => {
				throw failure('bad_query');
			},
		});
		const queue = new QueueState(call, () => {});
		await queue.reload();
		expect([queue.problem?.code, queue.total, queue.phase]).toEqual(['bad_query', 0, 'ready']);
	});
});
